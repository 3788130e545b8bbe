"""The commands of `mengpaneel`, one module per group. Each imports what it needs only when it runs."""
