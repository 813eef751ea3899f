package studio.truss.core.library.item;

/// What kind of entity an item is, read from its key.
public enum Family {
    METADATA,
    ASSET,
    CHAPTERS,
    CLIP,
    STREAM,
    LIVE_CHAT_SPIKE,
    ANALYTICS,
    PLATFORM_TOKEN,
    MAGIC,
    SYNC_DEVICE,
    /// A sort key that this version does not know: stored and mirrored, not shown, never changed.
    UNKNOWN
}
