package org.gradcheck4j.harness.certification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.suite.Truth;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;

/** Tries every fault, and as many correct gradients, on one question. */
final class QuestionCertification {

    private final RandomQuestion question;
    private final Truth truth;
    private final Arithmetic arithmetic;
    private final Tolerance tolerance;
    private final EntryBounds bounds;
    private final ExactChange exactChange;
    private final PeerReview peers;
    private final Naming naming;

    QuestionCertification(RandomQuestion question, Truth truth, Naming naming) {
        this.question = question;
        this.truth = truth;
        this.naming = naming;
        this.arithmetic = Arithmetic.of(question.precision());
        this.tolerance = truth.tolerance(arithmetic);
        this.bounds = new EntryBounds(truth, tolerance);
        this.exactChange = new ExactChange(truth, bounds);
        this.peers = new PeerReview(question);
    }

    QuestionTrials tryAll(int unsupportedBefore, CorrectEngines correctEngines) {
        List<Trial> trials = new ArrayList<>();
        for (Fault fault : FaultCatalogue.draw(
                question.seed(), question.network(), question.batch().size(), question.precision())) {
            trials.add(trial(fault));
        }
        List<CorrectTrial> correct = new ArrayList<>();
        for (GradientEngine engine : correctEngines.engines(trials.size(), question, truth)) {
            correct.add(trial(engine));
        }
        return new QuestionTrials(
                question,
                unsupportedBefore,
                trials,
                correct,
                new Perturbation(truth, tolerance).smallest(bounds),
                checkNanos(),
                peers.nanos());
    }

    private Trial trial(Fault fault) {
        Gradients injected = fault.inject(question.network(), question.batch(), question.precision());
        Map<String, Grid<DD>> gradient = exactChange.gradient(fault, injected);
        Verdict verdict = truth.judge(Optional.empty(), injected, tolerance);
        boolean detected = verdict.outcome() == Outcome.DISAGREE;
        String named = Trial.NOTHING;
        String sentence = "";
        boolean coincides = false;
        if (detected) {
            Naming.Name name = naming.name(truth, arithmetic, injected, verdict);
            named = name.id();
            sentence = name.sentence();
            coincides = named.equals(fault.id()) ? name.tied() : coincides(name, gradient, injected);
        }
        return new Trial(
                fault,
                exactChange.detectability(gradient, injected),
                detected,
                named,
                sentence,
                coincides,
                peers.rejecting(injected));
    }

    /** Whether what was named, which is not what was injected, leads to the same numbers. */
    private boolean coincides(Naming.Name name, Map<String, Grid<DD>> gradient, Gradients injected) {
        return switch (name.id()) {
            case "non-finite" -> injected.tensors().values().stream().anyMatch(tensor -> !tensor.isFinite());
            case "single-entry" -> exactChange.touched(gradient) == 1;
            default -> name.claims().stream().anyMatch(claim -> exactChange.coincides(gradient, claim));
        };
    }

    private CorrectTrial trial(GradientEngine engine) {
        Gradients gradients = engine.gradients(question.network(), question.batch(), question.precision());
        Verdict verdict =
                truth.judge(Optional.empty(), gradients, truth.tolerance(engine.arithmetic(question.precision())));
        return new CorrectTrial(engine.name(), verdict.outcome(), peers.rejecting(gradients));
    }

    /** The whole of one check: the exact gradient, the bound and the verdict. */
    private long checkNanos() {
        Gradients gradients = PlainBackprop.gradients(
                RoundedNumbers.of(question.precision()), question.network(), question.batch(), Deviation.NONE);
        long start = System.nanoTime();
        Truth again = Truth.of(question.network(), question.batch(), question.precision());
        again.judge(Optional.empty(), gradients, again.tolerance(arithmetic));
        return System.nanoTime() - start;
    }
}
