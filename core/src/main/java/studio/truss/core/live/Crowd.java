package studio.truss.core.live;

/// For each second of a log, how many different people spoke in a window around it, and how many of
/// them reacted (each person's strongest reaction, 0..1, counts once).
record Crowd(int[] people, float[] reacting) {

    /// @param weight 0, 0.5 or 1 per message: how sure it is a reaction
    /// @param window in seconds, centred
    static Crowd of(Timeline log, float[] weight, int window) {
        int[] people = new int[log.seconds()];
        float[] reacting = new float[log.seconds()];
        Present present = new Present(log.people());
        int in = 0;
        int out = 0;
        int[] second = log.second();
        for (int s = 0; s < people.length; s++) {
            int to = s + window - window / 2;
            for (; in < second.length && second[in] < to; in++) {
                if (log.counted()[in]) {
                    present.change(log.person()[in], weight[in], 1);
                }
            }
            for (; out < in && second[out] < s - window / 2; out++) {
                if (log.counted()[out]) {
                    present.change(log.person()[out], weight[out], -1);
                }
            }
            people[s] = present.people;
            reacting[s] = present.halves / 2f;
        }
        return new Crowd(people, reacting);
    }

    /// People between two messages of the log, both as in the windows.
    static double[] between(Timeline log, float[] weight, int from, int to, Present present) {
        for (int i = from; i < to; i++) {
            if (log.counted()[i]) {
                present.change(log.person()[i], weight[i], 1);
            }
        }
        double[] both = {present.people, present.halves / 2.0};
        for (int i = from; i < to; i++) {
            if (log.counted()[i]) {
                present.change(log.person()[i], weight[i], -1);
            }
        }
        return both;
    }

    /// Who is there: messages per person, and how many of them were full or half reactions.
    static final class Present {
        private final int[] spoken;
        private final int[] full;
        private final int[] half;
        private int people;
        private int halves; // whole numbers, so that no rounding depends on the way here

        Present(int size) {
            spoken = new int[size];
            full = new int[size];
            half = new int[size];
        }

        private void change(int person, float weight, int by) {
            halves -= halvesOf(person);
            people -= spoken[person] > 0 ? 1 : 0;
            spoken[person] += by;
            if (weight >= 1) {
                full[person] += by;
            } else if (weight > 0) {
                half[person] += by;
            }
            people += spoken[person] > 0 ? 1 : 0;
            halves += halvesOf(person);
        }

        private int halvesOf(int person) {
            if (full[person] > 0) {
                return 2;
            }
            return half[person] > 0 ? 1 : 0;
        }
    }
}
