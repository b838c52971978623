"""Registry of schools and school sites (điểm trường) over dates, their figures and posts."""
