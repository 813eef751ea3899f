package studio.truss.app.studio.library.cards;

/// What the cards show besides what was found.
public record CardSources(CardFeed feed, AnalysisBoard board, Selection selection) {}
