# ページの言葉。スクリプトの言葉も、themes/default/words.yamlを通じてページから渡す。

## どのページにもある枠
site-skip = 本文へ進む
menu = メニュー
nav-main = メイン
breadcrumbs = 現在の位置
section-nav = この区分のページ：{ $title }
toc-title = このページの内容
pager = 前後のページ
pager-previous = 前へ
pager-next = 次へ
my-training = 受講記録
training = 教育訓練
criteria = 基準と質問
portal = ポータルの手順
glossary = 用語集
entities = 業種
site-index = すべてのページ
site-index-lead = このサイトのページの一覧です。スクリプトなしでも使えます。
home = ホーム
about = このサイトについて
search-word = 検索
external-link = （外部のサイト）
footnotes = 出典と注
footnote-back = 本文に戻る
footer-edition = { $title }。{ $as_of }。
footer-about = このサイトについて
footer-made = Sekisho（関所）で作成しています。どの官庁とも関係はありません。
print-page = このページを印刷する
check-value = 照合値
number = 番号
language-name = 日本語
lang-missing = このページの日本語はまだありません。別の言語（{ $language }）で表示しています。
nav-home = ホーム
nav-training = 教育訓練
nav-criteria = 基準と質問
nav-portal = ポータルの手順
nav-glossary = 用語集
nav-quiz = 確認テスト
nav-categories = 基準の分野
nav-sections = ポータルの区分
nav-questions-of = 「{ $section }」の質問
nav-entities = 業種
nav-pages = CTPATとこのサイトについて
page-training = 教育訓練
page-criteria = 最低限セキュリティ基準とポータルの質問
page-portal = ポータルの手順
page-glossary = 用語集
page-usage = 日本語の書き方
page-entities = 業種
page-my-training = 受講記録
page-this-pc = このパソコンは記録を覚えていますか
page-search = 検索
page-site-index = すべてのページ
page-quiz = 確認テスト：{ $module }
kind-overview = 入口と一覧
kind-home = ホーム
kind-training = 教育訓練の一覧
kind-criteria = 基準の一覧
kind-portal = ポータルの手順の一覧
kind-glossary = 用語集
kind-usage = 日本語の書き方
kind-entities = 業種の一覧
kind-my-training = 受講記録
kind-this-pc = 記録が残るかの確認
kind-search = 検索ページ
kind-site-index = すべてのページの一覧
kind-module = 教材
kind-quiz = 確認テスト
kind-walkthrough = ポータルの手順
kind-category = 基準の分野
kind-section = ポータルの区分
kind-question = ポータルの質問
kind-entity = 業種
table = 表
source = 出典
sources = 出典
list-separator = 、
dot = ・
bracket = （{ $text }）
kind-page = ページ

## 日付。月は数、年は文字で渡される。
date-month = { $year }年{ $month }月
date-day = { $year }年{ $month }月{ $day }日

## 表示の設定
settings-title = 表示の設定
settings-short = 表示
settings-note = このブラウザだけに保存します。受講記録には影響しません。
settings-text = 文字の大きさ
settings-text-normal = 標準
settings-text-large = 大
settings-text-larger = 特大
settings-scheme = 配色
settings-scheme-system = 自動
settings-scheme-light = 明るい
settings-scheme-dark = 暗い
settings-ruby = ふりがな
settings-ruby-off = なし
settings-ruby-on = あり
settings-close = 閉じる
settings-reset = 元の設定に戻す
reading = 読み方
read-here = 日本語で続ける
progress = 読み進めた割合

## 本文中の囲み
alert-note = 補足
alert-tip = ヒント
alert-important = 重要
alert-warning = 警告
alert-caution = 注意
case-word = 事例

## ホーム
home-training = 教育訓練
home-mine = 自分の受講記録と期限を見る
home-find = 探す
home-training-note = 教材{ $n }件。確認テストの結果は、記録として保存できます。
home-criteria-note = { $criteria }の基準と{ $questions }の質問。必須か推奨か、何が証拠になるかが分かります。
home-portal-note = ポータルでの答え方を、画面の簡略図で順に説明します。
home-glossary-note = { $n }語。読みがなと英語付き。

## 教材
module-word = 教材
minutes = { $n }分
audience-tag = 対象：{ $list }
pass-tag = 合格{ $n }%
question-count = 確認テストの問題{ $n }問
satisfies-tag = 満たす質問：{ $list }
validity-months = 有効期間{ $n }か月
validity-fiscal-year = 年度末まで有効
release-tag = 第{ $n }版
module-read = 読む
module-quiz = 確認テストへ
module-steps = 一画面ずつ読む
module-quiz-title = 確認テスト
module-quiz-note = { $draw }問出ます。合格は{ $pass }%以上、本番は{ $attempts }回までです。先に、何度でも練習できます。
module-quiz-start = 確認テストを始める
module-objectives = 学んだ後にできること
module-satisfies = 満たす質問
module-supports = 理解を助ける質問
module-about = この教材について
module-not-reviewed = 専門家による確認はまだ受けていません。
reviewed = 専門家の確認
reviewed-by = { $by }、{ $on }
assurance = 必要な記録の信頼度
assurance-0 = 0：本人の申告
assurance-1 = 1：このブラウザで自動採点
assurance-2 = 2：サーバーで採点
assurance-3 = 3：教育担当者が確認
assurance-4 = 4：本人確認のうえ立会い
training-lead = 教材ごとに、本文を読んでから確認テストに答えます。
training-modules = 教材
training-note = 記録は、このブラウザだけにあります。控えを保存して、教育担当者に渡してください。

## 一画面ずつ読む表示
step-title = 一画面ずつ読む
step-leave = ページに戻る
step-contents = 目次
step-count = { $n } / { $total }
step-left = 残り約{ $n }分
step-last = 最後の画面です
step-say = { $total }画面中{ $n }画面目：{ $section }
step-move = 画面の移動
step-back = 前へ
step-next = 次へ
step-close = 閉じる
step-present = 朝礼用の表示
step-clock = 経過{ $time }
step-run = 時間を計る
step-pause = 時計を止める
step-full = 全画面で表示
step-full-end = 全画面をやめる

## 区分
level-must = 必須
level-should = 推奨
level-must-and-should = 必須（一部は推奨）
level-unknown = 未確認
level-mixed-short = 一部推奨
level-from = { $date }から
level-since = { $date }から
level-history = 区分の移り変わり

## 基準と分野
criteria-lead = CTPATの参加企業に求められる基準を分野ごとに、ポータルの質問を区分ごとに示します。
criteria-levels = 必須は満たさなければならないもの、推奨は正当な理由がない限り満たすことが望ましいものです。公式の日本語訳では、推奨は「勧告」と書かれています。
criteria-own-words = 文章はこのサイトの要約で、公式の文言ではありません。
criteria-entities = 業種ごとの基準
criteria-sections = ポータルの区分ごとの質問
criteria-sections-note = ポータルの区分は、基準の分野と同じではありません。例えば封印の質問は「Conveyance and IIT」にあります。
criteria-known = 確認した範囲
criteria-known-note = 説明資料では約{ $deck }問とされています。ここで確認したのは{ $known }の番号、{ $checks }の項目です。{ $highest }までのほかの番号は未確認で、推測では補っていません。
totals-criteria = 基準
totals-questions = ポータルの質問
category = 基準の分野
category-of = 分野{ $number }：{ $title }
deck-topic = CTPATの説明資料での名前：{ $title }
training-asked = { $n }件が教育訓練を求める
criterion-word = 基準
criterion-number = 基準{ $number }
own-words = このサイトの要約です。公式の文言ではありません。
applies-to = 確認した業種
applies-to-all = すべての業種
applies-to-note = 名前のない業種は未確認です。適用されないという意味ではありません。
duty-none = 教育訓練は求めていない
duty-implied = 教育訓練が前提
duty-explicit = 教育訓練を求める
duty-implied-long = 知っていること、またはできることが前提
duty-explicit-long = 基準そのものが、教育訓練またはその確認を求めている
review = 頻度
review-annual = 年1回
review-weekly = 毎週
review-periodic = 定期的
review-regular = 定期的
review-continuous = 常時
review-as-needed = 必要に応じて
retention = 保存期間
standards = 規格
confidence = 確認の度合い
confidence-two-sources = 二つの出典が一致
confidence-one-source = 出典は一つ
confidence-partial = 一部だけ確認

## ポータルの質問
question-over = ポータルの質問
question-word = 質問
question-number = 質問{ $number }
question-about = この質問について
question-related = 関連する質問
question-criteria = もとになる基準
question-answering = 答え方
question-answering-note = 誰が、何を、いつ、どのくらいの頻度で行い、何に記録しているかを書きます。人の名前ではなく役職名を使います。
portal-section = ポータルの区分
rel-satisfies = この質問を満たす教育訓練
rel-satisfies-none = ありません。証拠は別のもので、教育訓練は回答の助けになるだけです。
rel-satisfies-open = このサイトには、まだ対応する教材がありません。
rel-evidence = 修了の記録そのものが証拠になります。
rel-supports = 理解を助ける教育訓練
rel-supports-note = 理解に役立ちますが、その記録はこの質問の証拠になりません。
proof = 証拠になるもの
proof-what = 証拠
proof-basis = もとにした情報
basis-deck = CTPATの説明資料（2021年10月）
basis-page = 公開されているページ
basis-suggestion = このサイトの提案
checks = 確認項目
checks-count = { $n }項目
in-deck = 説明資料での扱い
in-deck-yes = 記載あり
in-deck-must = 必須と記載
in-deck-not-stated = 記載あり（区分の表示なし）
in-deck-no = 記載なし
mapping = 基準との対応
mapping-map-and-text = 番号の一覧と内容が一致
mapping-map-only = 番号の一覧だけで確認
mapping-two-readings = 出典によって異なる
section-categories = もとになる基準の分野
section-categories-note = 区分と分野は、同じ内容を別の順で並べたものです。
section-trained = 教材あり

## 業種
entity-type = 業種
entities-lead = CTPATに参加できる業種と、基準をどこまで確認したかを示します。
entity-about = この業種について
entity-none = この業種について確認できた基準はありません。
entities-all = すべての業種
criteria-read = 基準の確認
criteria-read-full = 全文を確認
criteria-read-fragments = 一部を確認
criteria-read-not-read = 未確認

## 用語集
glossary-lead = このサイトの言葉を、日本語と英語で示します。
glossary-letters = 五十音
glossary-usage = 使う言い方と使わない言い方、訳語のもと、表記の決まり
usage-lead = このサイトの日本語で使う言い方と使わない言い方を、訳語のもとごとにまとめています。文章を書く人と、訳語の出どころを確かめる人のためのページです。
usage-orthography = 表記の決まり
usage-form = 使う言い方
usage-avoid = 使わない言い方
usage-unknown = 訳語のもとの記載なし

## ポータルの手順
portal-lead = CTPATポータルの使い方を、画面の簡略図を使って順に説明します。
portal-note = ポータルの画面は英語だけです。手順では、画面にある英語を先に示します。
wireframe-alternative = 画面の簡略図。番号の付いた部分：
walk-step = 手順
walk-action = すること
walk-expected = 正しい結果
walk-tip = ヒント
walk-pitfall = よくある間違い
walk-date = 画面は変わることがあります。このページは{ $date }時点の画面をもとにしています。
walk-as-of = { $date }時点の画面
walk-disclaimer = このページはCBPとは関係ありません。画面は簡略図です。
walk-about = この手順について
walk-source = もとにした資料
walk-source-date = 時点
walk-roles = 行う人
walk-questions = この手順で答える質問
walk-criteria = もとになる基準

## 検索のページ
search-site = このサイト
search-field = 調べる（かなのままでも見つかります）
search-short = 検索（かなでも）
search-button = 検索する
search-index-note = すべてのページの一覧から探す
search-no-script = このブラウザではスクリプトが動かないため、検索できません。一覧はスクリプトなしでも使えます。

## 言語の選択、見つからないページ
root-enter = 入る
not-found = このページは見つかりません
not-found-text = 移動したか、アドレスが途中で切れている可能性があります。
not-found-way = アドレスの最後の部分を消すと、次のサイトの最初のページに戻れます。
