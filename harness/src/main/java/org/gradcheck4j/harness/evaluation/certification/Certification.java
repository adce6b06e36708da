package org.gradcheck4j.harness.evaluation.certification;

import java.util.List;
import java.util.function.BiFunction;
import org.gradcheck4j.harness.evaluation.experiment.Experiment;
import org.gradcheck4j.harness.evaluation.population.CertificationCases;
import org.gradcheck4j.harness.evaluation.population.CorrectEngines;
import org.gradcheck4j.harness.evaluation.population.LargeCases;
import org.gradcheck4j.harness.evaluation.population.RandomCase;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.harness.judgement.Judgement;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Precision;

/**
 * Measures whether wrong gradients are noticed and named, and right ones are not: every fault is injected into many random
 * networks, and as many correct gradients are judged.
 */
public final class Certification {

    /** Draws per network, at most, until one fits its precision; half refuses about one draw in ten. */
    private static final int DRAWS = 1000;

    private static final int LARGE_ONE_IN = 50;

    private static final List<Precision> PRECISIONS = List.of(Precision.values());

    private final CorrectEngines correct;
    private final BiFunction<GradientCheck, Gradients, Judgement> judge;

    /**
     * Prepares a certification.
     *
     * @param engines asked for correct gradients, beside emulated ones: those on the class path
     */
    public Certification(List<GradientEngine> engines) {
        this(engines, (check, gradients) -> check.judge(EngineOutput.of(gradients), Arithmetic.of(check.precision())));
    }

    /** As above, with another judgement. */
    Certification(List<GradientEngine> engines, BiFunction<GradientCheck, Gradients, Judgement> judge) {
        this.correct = new CorrectEngines(engines);
        this.judge = judge;
    }

    /**
     * Runs it. The same seed gives the same result, times apart, for any number of threads.
     *
     * @param networks how many networks, at least 1; the three precisions take turns; for every 50, a large one is tried besides
     * @param seed of every draw
     * @param progress run after each of them, one at a time
     * @return what became of every fault and every correct gradient
     * @throws IllegalArgumentException if there are fewer than 1 networks
     */
    public CertificationResult run(int networks, long seed, Runnable progress) {
        if (networks < 1) {
            throw new IllegalArgumentException("certification needs at least 1 network, not " + networks);
        }
        List<CaseResult> results = new Experiment<>(k -> certify(k, seed)).first(networks, each -> progress.run());
        List<LargeCaseResult> large =
                new Experiment<>(k -> certifyLarge(k, seed)).first(largeNetworks(networks), each -> progress.run());
        return new CertificationResult(seed, results, large);
    }

    /** {@return how many large networks are tried besides the others} */
    public static int largeNetworks(int networks) {
        return networks / LARGE_ONE_IN;
    }

    private LargeCaseResult certifyLarge(int k, long seed) {
        RandomCase drawn = LargeCases.draw(k, seed + k);
        return new LargeCaseCertification(judge, correct).result(drawn, drawn.check());
    }

    private CaseResult certify(int k, long seed) {
        Precision precision = PRECISIONS.get(k % PRECISIONS.size());
        for (int draw = 0; draw < DRAWS; draw++) {
            RandomCase drawn = CertificationCases.draw((seed + k) * DRAWS + draw, precision);
            GradientCheck check = drawn.check();
            if (check.whyUnsupported().isEmpty()) {
                return new CaseCertification(drawn, check, judge).result(draw, correct);
            }
        }
        throw new IllegalStateException("%d draws of network %d, and none fits %s".formatted(DRAWS, k, precision.id()));
    }
}
