"""After the conference: what goes out and when, who gets which copy, and the Word documents."""
