"""Word documents: a snapshot goes in, a file comes out; one module a document."""
