# search.jsの言葉。`{ $… }`はスクリプトが入れる。
search-results = 検索の結果
search-count = { $n }件
search-count-one = 1件
search-none = 「{ $q }」は見つかりませんでした。別の言い方か、短い言葉で試してください。
search-nearest = 近いものを表示しています。
search-also = 「{ $terms }」でも調べました。
search-also-between = 」「
search-all = すべての結果を見る（{ $n }件）
search-more = さらに表示する
search-error = 検索の索引を読み込めませんでした。ページを読み込み直してください。

## ページの種類
search-kind-module = 教育訓練
search-kind-question = 質問
search-kind-criteria = 基準
search-kind-portal = ポータルの手順
search-kind-glossary = 用語集
search-kind-page = ページ
