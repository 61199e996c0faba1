# search.jsの言葉。`{ $… }`はスクリプトが入れる。
search-results = 検索の結果
search-count = { $n }件
search-count-one = 1件
search-some = { $all }件中{ $n }件
search-none = 「{ $q }」は見つかりませんでした。
search-tried = 調べた言葉は「{ $tried }」です。別の書き方や一部だけの一致でも調べました。
search-nearest = 近いものを表示しています。
search-also = 「{ $terms }」でも調べました。
search-between = 」「
search-space = { "" }
search-index = すべてのページの一覧
search-all = すべての結果を見る（{ $n }件）
search-more = さらに表示する
search-error = 検索の索引を読み込めませんでした。もう一度試すか、ページを読み込み直してください。

## 検索結果のページ
search-narrow = 結果を絞り込む
search-clear = 絞り込みをすべて解除する
search-facet-kind = ページの種類
search-facet-level = 必須・推奨
search-facet-topic = テーマ
search-facet-module = 教育訓練
search-facet-entity = 業種

## ページの種類
search-kind-module = 教育訓練
search-kind-question = 質問
search-kind-criteria = 基準
search-kind-portal = ポータルの手順
search-kind-glossary = 用語集
search-kind-page = ページ
