"""The running conference: run-sheet, lanes, the one place to type, views, decisions, plan and close."""
