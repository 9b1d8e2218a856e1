"""What unlocking, settings and a meeting share: fields for passphrases, and the recovery key on its paper."""
