"""Reads screenshots of chats into messages and checks articles about them, offline."""
