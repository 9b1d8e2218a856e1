"""The month: conferences, core groups, reviews, last dates and bank holidays."""
