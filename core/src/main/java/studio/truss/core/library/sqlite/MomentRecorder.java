package studio.truss.core.library.sqlite;

import com.github.f4b6a3.ulid.UlidFactory;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.Author;
import studio.truss.core.library.ClipMatcher;
import studio.truss.core.library.Proposal;
import studio.truss.core.library.Recorded;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.entity.UnreadableItemException;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.item.Timestamps;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.sqlite.ProposalTable.Memory;
import studio.truss.core.media.TimeRange;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Records what an analysis found in a video into its clips. Inside the caller's transaction.
final class MomentRecorder {
    private static final AttributeValue NO_SCORE = AttributeValue.number(0);
    private static final List<String> RANGE = List.of("startMs", "endMs");

    private final CreatorId creator;
    private final Clock clock;
    private final UlidFactory ids;
    private final ItemTable items;
    private final ProposalTable memory;
    private final LocalWrites writes;

    MomentRecorder(CreatorId creator, Clock clock, UlidFactory ids, Session s, LocalWrites w) {
        this.creator = creator;
        this.clock = clock;
        this.ids = ids;
        this.items = new ItemTable(s);
        this.memory = new ProposalTable(s);
        this.writes = w;
    }

    List<Recorded> record(VideoId video, List<Proposal> proposals) {
        List<ItemRow> rows = items.clips(video.value());
        Map<Long, Memory> memories = memory.ofVideo(video.value());
        List<ClipMatcher.Known> known =
                rows.stream().map(row -> known(row, memories.get(row.id()))).toList();
        int[] matches = ClipMatcher.match(proposals.stream().map(Proposal::range).toList(), known);
        dropSuperseded(rows, memories, known, proposals, matches);
        List<Recorded> recorded = new ArrayList<>();
        for (int i = 0; i < matches.length; i++) {
            Proposal proposal = proposals.get(i);
            if (matches[i] < 0) {
                recorded.add(create(video, proposal));
            } else if (known.get(matches[i]).refused()) {
                recorded.add(new Recorded.Refused(clipId(rows.get(matches[i]))));
            } else {
                ItemRow row = rows.get(matches[i]);
                recorded.add(renew(video, row, memories.get(row.id()), proposal));
            }
        }
        return recorded;
    }

    /// A clip that nobody touched and that shows what another stands for by now would be there
    /// twice.
    private void dropSuperseded(
            List<ItemRow> rows,
            Map<Long, Memory> memories,
            List<ClipMatcher.Known> known,
            List<Proposal> proposals,
            int[] matches) {
        Set<Integer> taken = Arrays.stream(matches).boxed().collect(Collectors.toSet());
        List<TimeRange> standing =
                IntStream.range(0, matches.length)
                        .filter(i -> matches[i] < 0 || !known.get(matches[i]).refused())
                        .mapToObj(i -> proposals.get(i).range())
                        .toList();
        for (int k = 0; k < rows.size(); k++) {
            ItemRow row = rows.get(k);
            ClipMatcher.Known clip = known.get(k);
            Memory last = memories.get(row.id());
            if (!taken.contains(k)
                    && !clip.refused()
                    && last != null
                    && memory.isUntouched(row, last)
                    && standing.stream().anyMatch(range -> ClipMatcher.isSame(range, clip))) {
                writes.delete(row);
                memory.forget(row);
            }
        }
    }

    private static ClipMatcher.Known known(ItemRow row, @Nullable Memory memory) {
        SortedMap<String, AttributeValue> view = row.view();
        List<TimeRange> ranges = new ArrayList<>();
        TimeRange now = ProposalTable.range(view);
        if (now != null) {
            ranges.add(now);
        }
        if (memory != null) {
            TimeRange proposed = ProposalTable.range(memory.proposed());
            if (row.gone()) {
                ranges.add(memory.last());
            }
            if (proposed != null) {
                ranges.add(proposed);
            }
        }
        return new ClipMatcher.Known(
                ranges,
                row.gone()
                        || is(view.get("status"), Clip.Status.REJECTED)
                        || !isReadable(row.key(), view));
    }

    /// A clip of another program that lacks more than a score is left alone.
    private static boolean isReadable(ItemKey key, SortedMap<String, AttributeValue> view) {
        try {
            Clip.of(new Item(key, Change.set("viralityScore", NO_SCORE).apply(view)));
            return true;
        } catch (UnreadableItemException e) {
            return false;
        }
    }

    private Recorded create(VideoId video, Proposal proposal) {
        ClipId id = new ClipId(ids.create(clock.millis()).toString());
        TreeMap<String, AttributeValue> attributes = new TreeMap<>(found(proposal));
        attributes.putAll(editable(proposal));
        attributes.put("clipId", AttributeValue.text(id.value()));
        attributes.put("videoId", AttributeValue.text(video.value()));
        attributes.put("status", AttributeValue.text(Clip.Status.PROPOSED.name()));
        attributes.put("createdAt", AttributeValue.text(Timestamps.print(clock.instant())));
        Item item = Item.of(Keys.of(creator, new EntityKey.Clip(id)), attributes);
        ItemRow row = writes.create(item);
        memory.remember(row, video.value(), proposal.range(), item.attributes());
        return new Recorded.Created(Clip.of(item));
    }

    /// The memory is written here, attribute by attribute, so the edits go as the creator's.
    private Recorded renew(VideoId video, ItemRow row, @Nullable Memory last, Proposal proposal) {
        SortedMap<String, AttributeValue> view = row.view();
        if (!is(view.get("status"), Clip.Status.PROPOSED)) {
            Item item = writes.update(row, Change.set(found(proposal)), Author.CREATOR);
            return new Recorded.Settled(Clip.of(item));
        }
        SortedMap<String, AttributeValue> next = editable(proposal);
        SortedSet<String> kept =
                last == null
                        ? new TreeSet<>(next.keySet())
                        : touched(view, last.proposed(), next.keySet());
        Change all = Change.set(next);
        Change change = LocalWrites.without(all, kept);
        // what the creator changed stays remembered as it was proposed before the change
        TreeMap<String, AttributeValue> remembered =
                new TreeMap<>(last == null ? view : last.proposed());
        remembered.putAll(change.set());
        if (last != null) {
            memory.remember(row, video.value(), proposal.range(), remembered);
        }
        TreeMap<String, AttributeValue> values = new TreeMap<>(found(proposal));
        values.putAll(change.set());
        Item item = writes.update(row, Change.set(values), Author.CREATOR);
        return new Recorded.Updated(Clip.of(item), kept);
    }

    /// The attributes that differ from what was proposed; a range is touched as a whole.
    private static SortedSet<String> touched(
            SortedMap<String, AttributeValue> view,
            SortedMap<String, AttributeValue> proposed,
            Set<String> names) {
        TreeSet<String> touched = new TreeSet<>();
        for (String name : names) {
            AttributeValue now = view.get(name);
            AttributeValue then = proposed.get(name);
            if (now == null ? then != null : !now.equals(then)) {
                touched.add(name);
            }
        }
        if (RANGE.stream().anyMatch(touched::contains)) {
            touched.addAll(RANGE);
        }
        return touched;
    }

    /// What a creator may change.
    private static SortedMap<String, AttributeValue> editable(Proposal proposal) {
        TreeMap<String, AttributeValue> values = new TreeMap<>();
        values.put("startMs", AttributeValue.number(proposal.range().startMs()));
        values.put("endMs", AttributeValue.number(proposal.range().endMs()));
        values.put("title", AttributeValue.text(proposal.title()));
        if (proposal.hook() != null) {
            values.put("hook", AttributeValue.text(proposal.hook()));
        }
        if (proposal.crop() != null) {
            values.put("crop", proposal.crop());
        }
        if (proposal.layout() != null) {
            values.put("layout", AttributeValue.text(proposal.layout()));
        }
        return values;
    }

    /// What the analysis alone says.
    private static SortedMap<String, AttributeValue> found(Proposal proposal) {
        TreeMap<String, AttributeValue> values = new TreeMap<>();
        values.put("viralityScore", AttributeValue.number(proposal.score()));
        if (proposal.evidence() != null) {
            values.put("evidence", proposal.evidence());
        }
        if (proposal.analysisVersion() != null) {
            values.put("analysisVersion", AttributeValue.number(proposal.analysisVersion()));
        }
        return values;
    }

    private static ClipId clipId(ItemRow row) {
        if (Keys.read(row.key()) instanceof EntityKey.Clip(ClipId id)) {
            return id;
        }
        throw new IllegalStateException("a clip's row with the key " + row.key());
    }

    private static boolean is(@Nullable AttributeValue value, Clip.Status status) {
        return value instanceof AttributeValue.S(String word) && word.equals(status.name());
    }
}
