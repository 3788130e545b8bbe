"""The page template and its language; the few patches of Bokeh's server, each with its reason."""
