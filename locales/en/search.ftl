# Words of search.js. `{ $… }` is filled in by the script.
search-results = Search results
search-count = { $n } results
search-count-one = 1 result
search-none = Nothing found for “{ $q }”. Try another or a shorter word.
search-nearest = These come nearest:
search-also = Also searched: { $terms }
search-also-between = { ", " }
search-all = See all { $n } results
search-more = Show more
search-error = The index of the search could not be read. Load the page again.

## Kinds of pages
search-kind-module = Training
search-kind-question = Questions
search-kind-criteria = Criteria
search-kind-portal = Portal steps
search-kind-glossary = Glossary
search-kind-page = Pages
