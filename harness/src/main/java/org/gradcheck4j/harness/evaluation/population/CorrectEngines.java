package org.gradcheck4j.harness.evaluation.population;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.emulated.EmulatedEngine;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.harness.evaluation.injection.Deviation;
import org.gradcheck4j.harness.evaluation.injection.PlainBackprop;
import org.gradcheck4j.harness.evaluation.injection.RoundedArithmetic;
import org.gradcheck4j.harness.evaluation.injection.SumOrder;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/** Engines that compute the formula correctly on one question: none of what they return may be called wrong. */
public final class CorrectEngines {

    /** DL4J's engines by name; those on its layers clip the loss's argument, and are wrong beyond the clip. */
    private static final String DL4J = "dl4j-";

    private static final double DL4J_CLIP = 1e-5;

    private final List<GradientEngine> found;

    /** Takes the engines on the class path, to ask beside the emulated ones. */
    public CorrectEngines(List<GradientEngine> found) {
        this.found = List.copyOf(found);
    }

    /** {@return so many engines for a question, those on the class path among them} */
    public List<GradientEngine> engines(int count, RandomCase question, GradientCheck check) {
        List<GradientEngine> engines = new ArrayList<>();
        for (GradientEngine engine : found) {
            boolean able = engine.precisions().contains(question.precision())
                    && engine.unsupported(question.network(), question.batch(), question.precision())
                            .isEmpty();
            if (able && !(engine.name().startsWith(DL4J) && clips(check))) {
                engines.add(engine);
            }
        }
        for (SumOrder order : SumOrder.values()) {
            engines.add(new PlainEngine(order, false));
            engines.add(new PlainEngine(order, true));
        }
        for (int k = engines.size(); k < count; k++) {
            engines.add(EmulatedEngine.seeded(question.seed() + k));
        }
        return engines;
    }

    /** Whether an output is so near 0 or 1 that a clipped loss differs, in the precision in question. */
    private static boolean clips(GradientCheck check) {
        double clip = Math.max(DL4J_CLIP, 2 * check.precision().unitRoundoff());
        List<ExactMatrix> A = check.solution().A();
        ExactMatrix output = A.get(A.size() - 1);
        for (int k = 0; k < output.size(); k++) {
            if (Math.min(output.high(k), 1 - output.high(k)) <= 2 * clip) {
                return true;
            }
        }
        return false;
    }

    /** Plain loops with no fault. */
    private record PlainEngine(SumOrder order, boolean fused) implements GradientEngine {

        @Override
        public String name() {
            return "plain loops, " + order + (fused ? ", fused" : "");
        }

        @Override
        public Gradients gradients(Network network, Batch batch, Precision precision) {
            return PlainBackprop.gradients(
                    RoundedArithmetic.of(precision).with(order, fused), network, batch, Deviation.NONE);
        }
    }
}
