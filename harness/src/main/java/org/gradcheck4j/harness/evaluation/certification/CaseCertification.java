package org.gradcheck4j.harness.evaluation.certification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.evaluation.baselines.BaselineChecks;
import org.gradcheck4j.harness.evaluation.injection.Deviation;
import org.gradcheck4j.harness.evaluation.injection.Fault;
import org.gradcheck4j.harness.evaluation.injection.FaultCatalogue;
import org.gradcheck4j.harness.evaluation.injection.GenericMatrix;
import org.gradcheck4j.harness.evaluation.injection.PlainBackprop;
import org.gradcheck4j.harness.evaluation.injection.RoundedArithmetic;
import org.gradcheck4j.harness.evaluation.population.CorrectEngines;
import org.gradcheck4j.harness.evaluation.population.RandomCase;
import org.gradcheck4j.harness.evaluation.sharpness.Perturbation;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.TensorName;

/** Tries every fault, and as many correct gradients, on one question. */
final class CaseCertification {

    private final RandomCase question;
    private final GradientCheck check;
    private final Arithmetic arithmetic;
    private final Tolerance tolerance;
    private final EntryBounds bounds;
    private final ExactChange exactChange;
    private final BaselineChecks peers;
    private final Naming naming;

    CaseCertification(RandomCase question, GradientCheck check, Naming naming) {
        this.question = question;
        this.check = check;
        this.naming = naming;
        this.arithmetic = Arithmetic.of(question.precision());
        this.tolerance = check.tolerance(arithmetic);
        this.bounds = new EntryBounds(check, tolerance);
        this.exactChange = new ExactChange(check, bounds);
        this.peers = new BaselineChecks(question);
    }

    CaseResult tryAll(int unsupportedBefore, CorrectEngines correctEngines) {
        List<FaultResult> trials = new ArrayList<>();
        for (Fault fault : FaultCatalogue.draw(
                question.seed(), question.network(), question.batch().size(), question.precision())) {
            trials.add(trial(fault));
        }
        List<CorrectGradientResult> correct = new ArrayList<>();
        for (GradientEngine engine : correctEngines.engines(trials.size(), question, check)) {
            correct.add(trial(engine));
        }
        return new CaseResult(
                question,
                unsupportedBefore,
                trials,
                correct,
                new Perturbation(check, tolerance).smallest(bounds),
                checkNanos(),
                peers.nanos());
    }

    private FaultResult trial(Fault fault) {
        Gradients injected = fault.inject(question.network(), question.batch(), question.precision());
        Map<TensorName, GenericMatrix<DD>> gradient = exactChange.gradient(fault, injected);
        Verdict verdict = check.compare(EngineOutput.of(injected), tolerance);
        boolean detected = verdict.outcome() == Outcome.DISAGREE;
        String named = FaultResult.NOTHING;
        String sentence = "";
        boolean coincides = false;
        if (detected) {
            Naming.Name name = naming.name(check, arithmetic, injected, verdict);
            named = name.id();
            sentence = name.sentence();
            coincides = named.equals(fault.id()) ? name.tied() : coincides(name, gradient, injected);
        }
        return new FaultResult(
                fault,
                exactChange.detectability(gradient, injected),
                detected,
                named,
                sentence,
                coincides,
                peers.rejecting(injected));
    }

    /** Whether what was named, which is not what was injected, leads to the same numbers. */
    private boolean coincides(Naming.Name name, Map<TensorName, GenericMatrix<DD>> gradient, Gradients injected) {
        return switch (name.id()) {
            case "non-finite" -> injected.tensors().values().stream().anyMatch(tensor -> !tensor.isFinite());
            case "single-entry" -> exactChange.touched(gradient) == 1;
            default -> name.claims().stream().anyMatch(claim -> exactChange.coincides(gradient, claim));
        };
    }

    private CorrectGradientResult trial(GradientEngine engine) {
        Gradients gradients = engine.gradients(question.network(), question.batch(), question.precision());
        Verdict verdict =
                check.compare(EngineOutput.of(gradients), check.tolerance(engine.arithmetic(question.precision())));
        return new CorrectGradientResult(engine.name(), verdict.outcome(), peers.rejecting(gradients));
    }

    /** The whole of one check: the exact gradient, the bound and the verdict. */
    private long checkNanos() {
        Gradients gradients = PlainBackprop.gradients(
                RoundedArithmetic.of(question.precision()), question.network(), question.batch(), Deviation.NONE);
        long start = System.nanoTime();
        GradientCheck again = GradientCheck.of(question.network(), question.batch(), question.precision());
        again.compare(EngineOutput.of(gradients), again.tolerance(arithmetic));
        return System.nanoTime() - start;
    }
}
