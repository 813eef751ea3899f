package studio.truss.app.screenshots;

import org.jspecify.annotations.Nullable;

import studio.truss.app.AppGraph;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.item.Timestamps;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.sqlite.Session;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.MirrorStatus;
import studio.truss.core.sync.merge.ConflictNote;
import studio.truss.core.sync.merge.ConflictNote.Rule;
import studio.truss.core.sync.merge.PendingOp;
import studio.truss.core.sync.sqlite.BaseTable;
import studio.truss.core.sync.sqlite.ConflictTable;
import studio.truss.core.sync.sqlite.OpTable;
import studio.truss.core.transfer.Transfer;
import studio.truss.core.transfer.TransferOrders;
import studio.truss.core.transfer.TransferQueue;
import studio.truss.platform.devcloud.IdentityStandIn;
import studio.truss.platform.devcloud.Lifetimes;
import studio.truss.platform.devcloud.Mailbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A cloud for the pictures: a sign-in service on the loopback, a table that seldom answers, and a
/// library that both sides have written to.
final class PreparedCloud implements AutoCloseable {
    static final String EMAIL = "mara@example.com";
    private static final VideoId VIDEO = VideoId.of("01JD7Q0000000000000000VIDE");
    private static final List<String> TITLES =
            List.of("The lamp answers back", "Three hearts, one jump", "The crowd wakes up");

    private final List<String> codes = new ArrayList<>();
    private final PreparedTable table = new PreparedTable();
    private final IdentityStandIn service;
    private final Path outputs;

    PreparedCloud(Path folder) throws IOException {
        service =
                IdentityStandIn.start(
                        0,
                        Clock.systemUTC(),
                        Lifetimes.usual(),
                        new Mailbox() {
                            @Override
                            public void code(String email, String code) {
                                codes.add(code);
                            }

                            @Override
                            public void link(String email, String link) {}
                        });
        service.addUser(EMAIL);
        Files.createDirectories(folder);
        outputs = Files.writeString(folder.resolve("outputs.json"), outputs());
    }

    private String outputs() {
        return """
        {"Region":"%s","TableName":"truss-mara","BucketName":"truss-mara-media","UserPoolId":"%s",
         "UserPoolClientId":"%s","IdentityPoolId":"%s","CognitoIdpEndpoint":"%s",
         "CognitoIdentityEndpoint":"%s","DynamoDbEndpoint":"%s","S3Endpoint":"%s"}\
        """
                .formatted(
                        IdentityStandIn.REGION,
                        IdentityStandIn.USER_POOL,
                        IdentityStandIn.CLIENT,
                        IdentityStandIn.IDENTITY_POOL,
                        service.endpoint(),
                        service.endpoint(),
                        table.address(),
                        table.address());
    }

    /// The file with the stack's outputs.
    String stack() {
        return outputs.toString();
    }

    /// Whether the table does not answer.
    void away(boolean isAway) {
        table.away(isAway);
    }

    /// The code of the last mail.
    String code() {
        return codes.getLast();
    }

    /// What is made before the first sign-in.
    static void fill(AppGraph graph) {
        String at = Timestamps.print(graph.clock().instant());
        graph.library()
                .create(
                        new Asset(
                                VIDEO,
                                "Friday stream",
                                "local",
                                null,
                                null,
                                null,
                                5_400_000L,
                                1920L,
                                1080L,
                                "30/1",
                                null,
                                Asset.Status.ANALYZED,
                                Set.of(),
                                at,
                                at));
        for (int i = 0; i < TITLES.size(); i++) {
            graph.library().create(clip(i, at));
        }
    }

    private static Clip clip(int i, String at) {
        long start = 600_000L * (i + 1);
        return new Clip(
                clipId(i),
                VIDEO,
                null,
                start,
                start + 31_000,
                TITLES.get(i),
                null,
                null,
                Set.of("lamp"),
                new BigDecimal(91 - 7 * i),
                null,
                1L,
                null,
                "crop",
                null,
                Clip.Status.PROPOSED,
                null,
                null,
                at,
                at);
    }

    private static ClipId clipId(int i) {
        return ClipId.of("01JD7Q0000000000000000CLP" + i);
    }

    /// Files are on their way to a bucket that does not answer: one waits, the creator holds one
    /// back, one changed meanwhile.
    void send(AppGraph graph) {
        TransferQueue queue = new TransferQueue(graph.library(), graph.clock());
        if (!queue.list().isEmpty()) {
            return; // the other look of the same picture
        }
        TransferOrders orders = new TransferOrders(graph.library(), queue);
        try {
            for (int i = 0; i < TITLES.size(); i++) {
                byte[] content = new byte[2_400_000 + 700_000 * i];
                Path file = Files.write(outputs.resolveSibling("clip-" + i + ".mp4"), content);
                Transfer transfer = orders.upload(clipId(i), file);
                if (i == 1) {
                    queue.pause(transfer.id());
                }
                if (i == 2) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The other side has written too, and of what waits one change is too large.
    static void disagree(AppGraph graph) {
        SqliteLibrary library = graph.library();
        long at = graph.clock().millis();
        if (MirrorStatus.of(library).conflicts() > 0) {
            return; // the other look of the same picture
        }
        library.database()
                .write(session -> {
                    ConflictTable conflicts = new ConflictTable(session);
                    conflicts.add(
                            note(
                                    key(library, 0),
                                    "title",
                                    AttributeValue.text("Moment at 10:00"),
                                    AttributeValue.text("The lamp answers back"),
                                    AttributeValue.text("It talks?! (lamp, part 1)"),
                                    true,
                                    Rule.LATER),
                            at);
                    conflicts.add(
                            note(
                                    key(library, 0),
                                    "endMs",
                                    AttributeValue.number(631_000),
                                    AttributeValue.number(629_400),
                                    AttributeValue.number(634_200),
                                    false,
                                    Rule.UNDATED),
                            at);
                    conflicts.add(
                            note(
                                    key(library, 3),
                                    ConflictNote.WHOLE,
                                    null,
                                    AttributeValue.M.of(
                                            Map.of(
                                                    "title",
                                                    AttributeValue.text("Sheep knows something"))),
                                    null,
                                    false,
                                    Rule.DELETED),
                            at);
                    park(session, key(library, 2));
                    return library;
                });
    }

    private static void park(Session session, ItemKey key) {
        OpTable ops = new OpTable(session);
        ops.of(key)
                .forEach(op ->
                        ops.put(
                                op.in(
                                        PendingOp.State.PARKED,
                                        "It would have 512 KB in the cloud, which takes 400."
                                                + " Shorten its longest texts; it is sent then.")));
    }

    private static ItemKey key(SqliteLibrary library, int clip) {
        return Keys.of(library.creator(), new EntityKey.Clip(clipId(clip)));
    }

    private static ConflictNote note(
            ItemKey key,
            String field,
            @Nullable AttributeValue base,
            @Nullable AttributeValue mine,
            @Nullable AttributeValue theirs,
            boolean mineStands,
            Rule rule) {
        return new ConflictNote(
                key,
                field,
                base,
                mine,
                theirs,
                mineStands,
                rule,
                true,
                "01JD7Q00000000000000000000");
    }

    /// Everything has arrived.
    static void settle(AppGraph graph) {
        SqliteLibrary library = graph.library();
        library.database()
                .write(session -> {
                    OpTable ops = new OpTable(session);
                    for (ItemKey key : ops.keys()) {
                        ops.of(key).forEach(op -> ops.drop(op.id()));
                    }
                    BaseTable bases = new BaseTable(session);
                    library.items().forEach(item -> bases.put(item.key(), item, List.of()));
                    ConflictTable conflicts = new ConflictTable(session);
                    conflicts.open().forEach(conflict -> conflicts.resolve(conflict.id(), true));
                    return library;
                });
    }

    @Override
    public void close() {
        service.close();
        table.close();
    }
}
