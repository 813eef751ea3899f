package studio.truss.core.shots;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.SmallFrame;

import java.util.ArrayList;
import java.util.List;

/// Finds cuts, fades and dissolves in the small frames of a source, fed in presentation order and
/// without gaps. Memory does not grow with the length of the source. One thread.
///
/// Flashes, pans, shake and changes of light are no cuts.
public final class ShotDetector {
    /// Two transitions closer than this are one.
    private static final long ONE_TRANSITION_MS = 500;

    private final History history = new History();
    private final CutRule cutRule = new CutRule();
    private final DissolveRule dissolveRule = new DissolveRule();
    private final FadeRule fadeRule = new FadeRule();
    private final List<Cut> cuts = new ArrayList<>();
    private int judged;
    private int lastTransition;

    public void accept(SmallFrame frame) {
        history.add(new Thumb(frame));
        while (judged < history.end() && frame.ms() - history.ms(judged) >= CutRule.LOOKAHEAD_MS) {
            judge(judged++);
        }
        // A source of very many frames a second must not outrun the history.
        while (history.end() - judged > History.CAPACITY / 2) {
            judge(judged++);
        }
    }

    /// The transitions of all accepted frames in order of time.
    public List<Cut> finish() {
        while (judged < history.end()) {
            judge(judged++);
        }
        if (judged > 0) {
            add(dissolveRule.finish(history, judged - 1, lastTransition));
        }
        return List.copyOf(cuts);
    }

    private void judge(int i) {
        if (i == 0) {
            fadeRule.look(history, i);
            return;
        }
        if (cutRule.isCut(history, i)) {
            add(dissolveRule.finish(history, i - 1, lastTransition));
            cuts.add(cutAt(i));
            lastTransition = i;
        } else {
            add(dissolveRule.look(history, i, lastTransition));
        }
        FadeRule.Found fade = fadeRule.look(history, i);
        if (fade != null) {
            add(fade);
        }
    }

    private void add(DissolveRule.@Nullable Found found) {
        if (found == null) {
            return;
        }
        Thumb first = history.thumb(found.from() + 1);
        cuts.add(new Cut(first.index, first.ms, Cut.Kind.DISSOLVE, history.ms(found.to())));
        lastTransition = found.to();
    }

    private void add(FadeRule.Found fade) {
        int begin = Math.max(fade.shotBegin(), history.begin());
        long from = history.ms(Math.max(fade.runBegin(), history.begin())) - ONE_TRANSITION_MS;
        boolean hardExit = !fade.gradualIn();
        if (hardExit && !cuts.isEmpty() && cuts.getLast().ms() >= history.ms(begin)) {
            return;
        }
        // What was taken for a cut into black, or a dissolve into it, is part of the fade.
        cuts.removeIf(cut -> cut.endMs() >= from && cut.ms() <= history.ms(fade.end()));
        Thumb first = history.thumb(begin);
        cuts.add(new Cut(first.index, first.ms, Cut.Kind.FADE, history.ms(fade.end())));
        dissolveRule.forget();
        lastTransition = Math.max(lastTransition, fade.end());
    }

    private Cut cutAt(int i) {
        Thumb thumb = history.thumb(i);
        return new Cut(thumb.index, thumb.ms, Cut.Kind.CUT, thumb.ms);
    }
}
