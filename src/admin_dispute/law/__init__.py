"""The law: what plugins may be asked, the façade that asks them, and national law as the first plugin."""
