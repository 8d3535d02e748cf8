"""Long conversations cut into overlapping pages, as the messages stage gives them, with the truth about them."""
