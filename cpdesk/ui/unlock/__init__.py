"""Before the file is open: choose it, give the passphrase, or create a new one."""
