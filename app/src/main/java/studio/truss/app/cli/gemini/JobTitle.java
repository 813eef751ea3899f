package studio.truss.app.cli.gemini;

import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.library.Library;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;

/// What a job is called: as its video is.
record JobTitle(Library library) {
    String of(GeminiJob job) {
        Item item = library.get(new EntityKey.Asset(job.video()));
        return item == null ? "(a deleted video)" : Asset.of(item).title();
    }
}
