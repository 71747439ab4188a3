//! What the search can be told. One default serves every kind of folder.

use crate::config::Thresholds;

/// How passages are sought. Lengths are in words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// A shared run of this many words makes two articles candidates, however common it is.
    pub seed_run: usize,
    /// Unmatched words, on either side, that a word-for-word passage may bridge.
    pub gap: usize,
    /// The same where the words between answer each other.
    pub wide_gap: usize,
    /// Share of the words between, on the shorter side, that then recur in order.
    pub gap_share: f32,
    /// Words that must agree in one go to count for a word-for-word passage.
    pub min_run: usize,
    /// Matched words that a word-for-word passage needs.
    pub min_words: usize,
    /// Matched words that a shared quotation or a shared paragraph of furniture needs.
    pub min_masked: usize,
    /// How many of them must lie outside quotations, furniture and credits for the passage to be copying.
    pub min_own_words: usize,
    /// Up to how many holders of one fingerprint are all compared with each other; above, each is compared with
    /// the earliest holders and with its predecessor only.
    pub clique: usize,
    /// How many of the earliest holders, each of another outlet, all later ones are compared with.
    pub stars: usize,
    /// Shared content bigrams that make two articles candidates.
    pub loose_votes: usize,
    /// What these must say together, of at most 255.
    pub loose_worth: u32,
    /// A bigram that more articles have makes none of them candidates.
    pub loose_clique: usize,
    /// Content words without a shared bigram that a rewritten passage may bridge.
    pub loose_gap: usize,
    /// Different shared content bigrams that a rewritten passage needs.
    pub loose_grams: usize,
    /// What the bigrams that two articles share must say together, [`super::candidates::telling::RARE`] each where nobody else has them.
    pub loose_rarity: u32,
    /// Content words that a rewritten passage needs on its shorter side.
    pub loose_words: usize,
    /// Words that it needs on its shorter side.
    pub loose_length: usize,
    /// Words that it takes in or leaves out to end where a sentence does.
    pub snap: u32,
    /// Log-odds for a copy that it needs.
    pub loose_evidence: f32,
    /// Similarity that a rewritten passage needs, whatever the order of its words.
    pub loose_similarity: f32,
    /// Stretches of no more words may be one form filled in twice.
    pub form_words: usize,
    /// A bigram of content words that more articles have belongs to their topic and is no sign of copying.
    pub topic: usize,
    /// An article that names the other as its source relays it, and copies nothing, where they are less alike than this.
    pub relayed: f32,
    /// Similarity from which a passage is called verbatim.
    pub verbatim: f32,
}

impl Default for Options {
    fn default() -> Self {
        Self::from(&Thresholds::default())
    }
}

impl From<&Thresholds> for Options {
    fn from(thresholds: &Thresholds) -> Self {
        Self {
            seed_run: 10,
            gap: 12,
            wide_gap: 25,
            gap_share: 0.4,
            min_run: 8,
            min_words: thresholds.passage_words,
            min_masked: thresholds.quotation_words,
            min_own_words: thresholds.passage_own_words,
            clique: 192,
            stars: 8,
            loose_votes: 4,
            loose_worth: 32,
            loose_clique: 8,
            loose_gap: 40,
            loose_grams: 5,
            loose_rarity: 40,
            loose_words: 12,
            loose_length: 24,
            snap: 8,
            loose_evidence: 0.1,
            loose_similarity: 0.4,
            form_words: 60,
            topic: 40,
            relayed: 0.6,
            verbatim: thresholds.verbatim,
        }
    }
}
