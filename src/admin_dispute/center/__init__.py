"""The application: units of work, rights, execution, sweep, correction. `center.acting(actor)` is the only door."""
