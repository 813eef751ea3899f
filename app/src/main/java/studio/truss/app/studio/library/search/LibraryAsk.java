package studio.truss.app.studio.library.search;

/// What the creator wants to see.
///
/// @param most clips at a time; scrolling to their end asks for more
public record LibraryAsk(String text, Kind kind, Sort sort, int most) {

    public enum Kind {
        VIDEOS,
        CLIPS
    }

    public enum Sort {
        NEWEST,
        BEST,
        TITLE,
        LONGEST
    }

    static LibraryAsk first() {
        return new LibraryAsk("", Kind.VIDEOS, Sort.NEWEST, LibrarySearch.PAGE);
    }
}
