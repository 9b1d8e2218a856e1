"""Files that come in and go out; every byte of them is distrusted."""
