"""One module per page: services in, a page out."""
