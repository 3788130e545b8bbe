"""What the tests, the Makefile and CI need to run: a browser, a server, checks of the tree."""
