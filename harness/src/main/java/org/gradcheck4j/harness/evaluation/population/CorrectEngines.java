package org.gradcheck4j.harness.evaluation.population;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.gradcheck4j.difference.FiniteDifferenceEngine;
import org.gradcheck4j.emulated.EmulatedEngine;
import org.gradcheck4j.emulated.EmulatedGpuEngine;
import org.gradcheck4j.emulated.GpuSums;
import org.gradcheck4j.harness.evaluation.backprop.PlainBackprop;
import org.gradcheck4j.harness.evaluation.backprop.RoundedArithmetic;
import org.gradcheck4j.harness.evaluation.backprop.SumOrder;
import org.gradcheck4j.harness.judgement.Engines;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;

/** Engines that compute the formula correctly: none of what they return may be called wrong. */
public final class CorrectEngines {

    /** Emulated engines for each case of a soundness run. */
    private static final int EMULATED = 16;

    /** Emulated GPUs for each case and each kind of sum. */
    private static final int OF_EACH_SUM = 4;

    private final List<GradientEngine> found;

    /**
     * Takes the engines on the class path, to ask beside the emulated ones.
     *
     * @param found any engines
     */
    public CorrectEngines(List<GradientEngine> found) {
        this.found = List.copyOf(found);
    }

    /** {@return whether an engine was found that is not this project's own} */
    public boolean foundOthers() {
        return found.stream().anyMatch(engine -> !isReference(engine) && !isFiniteDifference(engine));
    }

    /** {@return the engines found that compute in a precision; finite differences are no rounding of the formula} */
    public List<GradientEngine> found(Precision precision) {
        return found.stream()
                .filter(engine -> engine.precisions().contains(precision))
                .filter(engine -> !isFiniteDifference(engine))
                .toList();
    }

    /** {@return emulated engines whose forms follow from a seed} */
    public static Stream<GradientEngine> emulated(long seed) {
        return new Random(seed).longs(EMULATED).mapToObj(EmulatedEngine::seeded);
    }

    /** {@return the engines for a case of a soundness run}: slow ones, all but our own, are asked every second time. */
    public List<GradientEngine> forSoundness(RandomCase drawn) {
        List<GradientEngine> engines = new ArrayList<>(emulated(drawn.seed()).toList());
        found(drawn.precision()).stream()
                .filter(engine -> isReference(engine) || drawn.seed() % 2 == 0)
                .forEach(engines::add);
        return engines;
    }

    /** {@return engines that compute as a GPU does, several for each kind of sum that it has in the case's precision} */
    public static List<GradientEngine> onGpu(RandomCase drawn) {
        Random random = new Random(drawn.seed());
        List<GradientEngine> engines = new ArrayList<>();
        for (GpuSums sums : GpuSums.values()) {
            if (sums.in(drawn.precision())) {
                random.longs(OF_EACH_SUM)
                        .mapToObj(seed -> EmulatedGpuEngine.seeded(sums, seed))
                        .forEach(engines::add);
            }
        }
        return engines;
    }

    /** By its class: what is found is wrapped. */
    private static boolean isFiniteDifference(GradientEngine engine) {
        return Engines.typeOf(engine) == FiniteDifferenceEngine.class;
    }

    private static boolean isReference(GradientEngine engine) {
        return engine.name().equals(ReferenceEngine.NAME);
    }

    /**
     * {@return engines for a case of a certification: those found that compute the formula there, and emulated ones}
     *
     * @param drawn the case
     * @param check of the case
     * @param count how many at least
     */
    public List<GradientEngine> forCertification(RandomCase drawn, GradientCheck check, int count) {
        List<GradientEngine> engines = new ArrayList<>();
        for (GradientEngine engine : found) {
            if (engine.precisions().contains(drawn.precision())
                    && engine.unsupported(drawn.network(), drawn.batch(), drawn.precision())
                            .isEmpty()
                    && !OutputClip.reached(engine, check, check.tolerance(engine.arithmetic(drawn.precision())))) {
                engines.add(engine);
            }
        }
        for (SumOrder order : SumOrder.values()) {
            engines.add(new PlainEngine(order, false));
            engines.add(new PlainEngine(order, true));
        }
        for (int k = engines.size(); k < count; k++) {
            engines.add(EmulatedEngine.seeded(drawn.seed() + k));
        }
        return engines;
    }

    /** Plain loops with no fault. */
    private record PlainEngine(SumOrder order, boolean isFused) implements GradientEngine {

        @Override
        public String name() {
            return "plain loops, " + order + (isFused ? ", fused" : "");
        }

        @Override
        public Arithmetic arithmetic(Precision precision) {
            return Arithmetic.of(precision);
        }

        @Override
        public Gradients gradients(Network network, Batch batch, Precision precision) {
            return PlainBackprop.gradients(RoundedArithmetic.of(precision).with(order, isFused), network, batch);
        }
    }
}
