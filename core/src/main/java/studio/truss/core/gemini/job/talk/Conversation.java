package studio.truss.core.gemini.job.talk;

import studio.truss.core.captions.Transcript;
import studio.truss.core.gemini.AnswerProblem;
import studio.truss.core.gemini.ModelChapter;
import studio.truss.core.gemini.ModelMoment;
import studio.truss.core.gemini.VideoAnswer;
import studio.truss.core.gemini.Window;
import studio.truss.core.gemini.answer.ComparisonReader.Round;
import studio.truss.core.gemini.answer.OutlineReader;
import studio.truss.core.gemini.job.JobFailure;
import studio.truss.core.gemini.job.talk.WindowTalk.Part;
import studio.truss.core.gemini.job.video.VideoFacts;
import studio.truss.core.gemini.merge.ChapterList;
import studio.truss.core.gemini.merge.Finalists;
import studio.truss.core.gemini.merge.MergedWindows;
import studio.truss.core.gemini.merge.VideoAnswers;
import studio.truss.core.gemini.plan.Ask;
import studio.truss.core.gemini.plan.Windows;
import studio.truss.core.gemini.prompt.OutlinePrompt;
import studio.truss.core.gemini.prompt.Prompt;
import studio.truss.core.gemini.prompt.WindowPrompt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// All that is asked about a video: its windows, then the best of them head to head in several
/// rounds, then one list of chapters. The same answers give the same, so that it is gone through
/// again from its beginning after a crash, and costs what was not answered yet.
public final class Conversation {
    private static final int ROUNDS = 3;

    private final VideoFacts facts;
    private final List<Window> windows;

    public Conversation(VideoFacts facts) {
        this.facts = facts;
        this.windows =
                facts.pointless() != null
                        ? List.of()
                        : Windows.of(
                                facts.durationMs(),
                                facts.pauses(),
                                facts.cutsMs().stream().mapToLong(Long::longValue).toArray());
    }

    public int windows() {
        return windows.size();
    }

    /// What is asked at most after windows whose answers are not known yet.
    List<Ask> afterWindows() {
        List<Ask> asks = new ArrayList<>();
        int finalists = mostFinalists();
        for (int round = 0; round < ROUNDS && finalists > 0; round++) {
            asks.add(Ask.comparison(finalists));
        }
        if (ChapterList.most(facts.durationMs()) > OutlinePrompt.most(facts.durationMs())) {
            asks.add(Ask.outline(facts.durationMs()));
        }
        return asks;
    }

    private int mostFinalists() {
        int moments = windows.stream().mapToInt(w -> WindowPrompt.most(w, facts.wish())).sum();
        return Finalists.most(moments, facts.wish().minMs(), facts.durationMs());
    }

    /// @param windowsDone hears how many windows are through; any thread
    /// @param comparing hears which round of how many is waited for; any thread
    /// @return empty where something is not answered and nobody is asked, or asking is pointless
    /// @throws JobFailure when nothing can be learned of the whole video
    public Optional<VideoAnswer> hold(
            Answers answers, IntConsumer windowsDone, Comparing comparing) {
        if (windows.isEmpty()) {
            return Optional.empty();
        }
        WindowTalk talk = new WindowTalk(facts, windows.size(), answers);
        AtomicInteger done = new AtomicInteger();
        List<Supplier<Part>> tasks =
                windows.stream()
                        .<Supplier<Part>>map(window ->
                                () -> {
                                    Part part = talk.about(window);
                                    windowsDone.accept(done.incrementAndGet());
                                    return part;
                                })
                        .toList();
        Part all = Part.joined(answers.all(tasks));
        if (all.open()) {
            return Optional.empty();
        }
        if (all.answers().isEmpty()) {
            String why = all.problems().getFirst().words();
            throw new JobFailure(
                    windows.size() == 1 ? why : "No part of the video was answered. " + why);
        }
        MergedWindows merged = MergedWindows.of(all.answers());
        return told(
                all,
                facts.hasSound() ? merged : merged.unheard(),
                new TextTalk(answers),
                comparing);
    }

    private Optional<VideoAnswer> told(
            Part all, MergedWindows merged, TextTalk talk, Comparing comparing) {
        // what more a model named than there is room for is not compared
        List<ModelMoment> finalists =
                mostFinalists() == 0 ? List.of() : Finalists.of(merged.moments());
        List<Round> rounds =
                finalists.isEmpty()
                        ? List.of()
                        : compared(finalists, merged.transcript(), talk, comparing);
        Optional<OutlineReader.Outline> outline = Optional.empty();
        if (OutlinePrompt.isNeeded(merged.chapters(), facts.durationMs())) {
            Prompt prompt = OutlinePrompt.of(merged.chapters(), facts.durationMs());
            outline = talk.outlined(prompt, facts.durationMs());
        }
        if (talk.isOpen()) {
            return Optional.empty();
        }
        List<AnswerProblem> problems = new ArrayList<>(all.problems());
        problems.addAll(talk.problems());
        outline.ifPresent(o -> problems.addAll(o.problems()));
        List<ModelChapter> chapters =
                outline.map(OutlineReader.Outline::chapters).orElse(List.of());
        return Optional.of(
                VideoAnswers.of(
                        String.join(", ", new LinkedHashSet<>(all.models())),
                        Query.hash(all.hashes().toArray(String[]::new)),
                        facts.durationMs(),
                        merged,
                        finalists,
                        rounds,
                        chapters,
                        problems));
    }

    /// The rounds are asked together: which is waited for is told by how many are through.
    private static List<Round> compared(
            List<ModelMoment> finalists,
            Transcript transcript,
            TextTalk talk,
            Comparing comparing) {
        comparing.round(1, ROUNDS);
        AtomicInteger done = new AtomicInteger();
        List<Supplier<Optional<Round>>> tasks =
                IntStream.range(0, ROUNDS)
                        .<Supplier<Optional<Round>>>mapToObj(round ->
                                () -> {
                                    Optional<Round> compared =
                                            talk.compared(finalists, transcript, round, ROUNDS);
                                    comparing.round(
                                            Math.min(done.incrementAndGet() + 1, ROUNDS), ROUNDS);
                                    return compared;
                                })
                        .toList();
        return talk.answers().all(tasks).stream().flatMap(Optional::stream).toList();
    }

    /// Hears how far comparing the best moments is.
    @FunctionalInterface
    public interface Comparing {
        void round(int round, int rounds);
    }
}
