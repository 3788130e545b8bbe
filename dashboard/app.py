"""What `panel serve` runs for each visitor: settings, services, page. It decides, and computes nothing."""

from dashboard.pages.exercise_page import serve_exercise

serve_exercise()
