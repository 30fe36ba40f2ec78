"""The regular circular on agencies' figures: drafted, looked at, approved, issued, corrected (WX-4.3.2)."""
