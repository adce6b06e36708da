package org.gradcheck4j.harness.evaluation.soundness;

import java.util.Arrays;
import java.util.Locale;
import org.gradcheck4j.harness.evaluation.population.RandomCase;

/** How much work one gradient is: its weights and biases times its samples. */
enum SizeClass {
    /** Up to a hundred. */
    TINY(100),
    /** Up to a thousand. */
    SMALL(1_000),
    /** Up to ten thousand. */
    MIDDLE(10_000),
    /** More. */
    LARGE(Long.MAX_VALUE);

    private final long most;

    SizeClass(long most) {
        this.most = most;
    }

    static SizeClass of(RandomCase drawn) {
        long work = (long) drawn.parameters() * drawn.batch().size();
        return Arrays.stream(values())
                .filter(size -> work <= size.most)
                .findFirst()
                .orElseThrow();
    }

    /** {@return what the table calls it} */
    String label() {
        return this == LARGE
                ? String.format(Locale.ROOT, "parameters · m > %,d", MIDDLE.most)
                : String.format(Locale.ROOT, "parameters · m ≤ %,d", most);
    }
}
