"""Words and names that articles and messages share: function words of seven languages, people, folding."""
