package org.gradcheck4j.harness.evaluation.soundness;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.gradcheck4j.emulated.EmulatedEngine;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;

/** The engines that answer a question: emulated ones, the reference, and on some questions those of DL4J. */
public final class SoundnessEngines {

    /** Emulated engines for each question. */
    private static final int FORMS = 16;

    private static final String DL4J = "dl4j-";

    private final Precision precision;
    private final List<GradientEngine> found;

    /**
     * Prepares them.
     *
     * @param precision to compute in
     * @param found every engine on the class path; only the reference and DL4J's are asked
     */
    public SoundnessEngines(Precision precision, List<GradientEngine> found) {
        this.precision = precision;
        this.found = List.copyOf(found);
    }

    /** {@return every engine but the emulated ones} */
    public List<GradientEngine> real() {
        return found.stream()
                .filter(engine -> engine.precisions().contains(precision))
                .filter(engine -> isDl4j(engine) || engine.name().equals(ReferenceEngine.NAME))
                .toList();
    }

    /** {@return emulated engines whose forms follow from a seed} */
    public static Stream<GradientEngine> emulated(long seed) {
        return new Random(seed).longs(FORMS).mapToObj(EmulatedEngine::seeded);
    }

    /** {@return the engines for a question}: DL4J's, the slow ones, answer only every second. */
    List<GradientEngine> of(SoundnessCase question) {
        List<GradientEngine> engines = new ArrayList<>(emulated(question.seed()).toList());
        real().stream()
                .filter(engine -> !isDl4j(engine) || question.seed() % 2 == 0)
                .forEach(engines::add);
        return engines;
    }

    public static boolean isDl4j(GradientEngine engine) {
        return engine.name().startsWith(DL4J);
    }
}
