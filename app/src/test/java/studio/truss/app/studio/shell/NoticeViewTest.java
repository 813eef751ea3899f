package studio.truss.app.studio.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import studio.truss.app.studio.library.TestWindow;
import studio.truss.app.studio.look.Messages;

import java.util.List;

/// The notices in a window; the seconds pass when the test says so.
@SuppressWarnings("NullAway.Init") // made by open()
class NoticeViewTest {
    private final Notices notices = new Notices();
    private NoticeView view;
    private TestWindow window;

    @BeforeEach
    void open() throws Exception {
        window = TestWindow.show(this::root, 900, 700);
    }

    private StackPane root() {
        view = new NoticeView(notices, Messages.load());
        return new StackPane(view, view.folded());
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private List<String> cards() throws Exception {
        return TestWindow.fx(() -> {
            window.scene().getRoot().applyCss();
            return view.lookupAll(".notice > .label").stream()
                    .map(node -> ((Label) node).getText())
                    .toList();
        });
    }

    private void seconds(int many) throws Exception {
        TestWindow.run(() -> {
            for (int i = 0; i < many; i++) {
                view.second();
            }
        });
    }

    private void fold() throws Exception {
        TestWindow.run(() -> ((Button) view.folded()).fire());
    }

    private String folded() throws Exception {
        return TestWindow.fx(() -> ((Button) view.folded()).getText());
    }

    @Test
    void whatWentWellGoesAfterItWasSeenAndTroubleFoldsAwayUntilItIsAskedFor() throws Exception {
        TestWindow.run(() -> {
            notices.add(Notice.done("done"));
            notices.add(Notice.trouble("broken"));
        });
        assertEquals(List.of("done", "broken"), cards());
        seconds(30);
        assertEquals(List.of(), cards());
        assertEquals(1, TestWindow.fx(() -> notices.shown().size()));
        assertEquals("1 message", folded());
        fold();
        assertEquals(List.of("broken"), cards());
        TestWindow.run(() -> notices.remove(notices.shown().getFirst()));
        assertFalse(TestWindow.fx(view.folded()::isVisible));
    }

    @Test
    void manyCoverNoMoreThanThreeDoAndNoneIsLost() throws Exception {
        TestWindow.run(() -> {
            for (int i = 0; i < 7; i++) {
                notices.add(Notice.trouble("broken " + i));
            }
        });
        assertEquals(List.of("broken 4", "broken 5", "broken 6"), cards());
        assertTrue(TestWindow.fx(view.folded()::isVisible));
        assertEquals("7 messages", folded());
        fold();
        assertEquals(7, cards().size());
    }

    @Test
    void aWindowThatIsNotShownYetTakesNoTimeToRead() throws Exception {
        TestWindow.run(() -> {
            NoticeView unseen = new NoticeView(notices, Messages.load());
            notices.add(Notice.done("recovered"));
            for (int i = 0; i < 30; i++) {
                unseen.look();
            }
        });
        assertEquals(1, TestWindow.fx(() -> notices.shown().size()));
    }
}
