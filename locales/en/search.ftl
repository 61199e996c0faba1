# Words of search.js. `{ $… }` is filled in by the script.
search-results = Search results
search-count = { $n } results
search-count-one = 1 result
search-some = { $n } of { $all } results
search-none = Nothing found for “{ $q }”.
search-tried = Searched for: { $tried }, also in other spellings and in part.
search-nearest = These come nearest:
search-also = Also searched: { $terms }
search-between = { ", " }
search-space = { " " }
search-index = List of all pages
search-all = See all { $n } results
search-more = Show more
search-error = The index of the search could not be read. Try again, or load the page again.

## Page of all results
search-narrow = Narrow the results
search-clear = Clear all filters
search-facet-kind = Kind of page
search-facet-level = Must or should
search-facet-topic = Topic
search-facet-module = Training
search-facet-entity = Type of business

## Kinds of pages
search-kind-module = Training
search-kind-question = Questions
search-kind-criteria = Criteria
search-kind-portal = Portal steps
search-kind-glossary = Glossary
search-kind-page = Pages
