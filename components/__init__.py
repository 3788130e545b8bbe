"""The slider exercise itself: usable from a notebook, without any server."""
