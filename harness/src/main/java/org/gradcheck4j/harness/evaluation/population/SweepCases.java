package org.gradcheck4j.harness.evaluation.population;

import java.util.List;
import java.util.Random;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Precision;

/**
 * Cases on which an engine may go wrong: those of {@link SoundnessCases} and {@link CertificationCases} by turns, half of them
 * with a structure that random numbers do not have, such as zeros and repeats.
 */
public final class SweepCases {

    /** Draws of a case, at most, until its precision can hold it: half refuses about one draw in ten. */
    private static final int DRAWS = 1000;

    private static final List<Precision> PRECISIONS = List.of(Precision.values());

    private SweepCases() {}

    /** A case that a precision can hold, and its exact solution. */
    public record Drawn(RandomCase drawn, GradientCheck check) {}

    /**
     * Draws a case. The three precisions take turns.
     *
     * @param seed of the sweep
     * @param index of the case in it, from 0
     * @return a case that its precision can hold
     */
    public static Drawn draw(long seed, long index) {
        Precision precision = PRECISIONS.get((int) (index % PRECISIONS.size()));
        Random seeds = new Random(seed + index * SoundnessCases.SEED_FACTOR);
        for (int k = 0; k < DRAWS; k++) {
            RandomCase drawn = draw(seeds.nextLong(), precision);
            GradientCheck check = drawn.check();
            if (check.whyUnsupported().isEmpty()) {
                return new Drawn(drawn, check);
            }
        }
        throw new IllegalStateException("%d draws, and none fits %s".formatted(DRAWS, precision.id()));
    }

    private static RandomCase draw(long seed, Precision precision) {
        Random random = new Random(seed);
        RandomCase drawn =
                random.nextBoolean() ? SoundnessCases.draw(seed, precision) : CertificationCases.draw(seed, precision);
        return random.nextBoolean() ? drawn : Structure.of(random).apply(random, drawn);
    }
}
