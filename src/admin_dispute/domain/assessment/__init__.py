"""Assessment: rules as data that turn figures into points, with every step to be seen (WX-4.3.1)."""
