package org.gradcheck4j.harness.evaluation.certification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.PlainBackprop;
import org.gradcheck4j.harness.evaluation.backprop.RoundedArithmetic;
import org.gradcheck4j.harness.evaluation.baselines.BaselineChecks;
import org.gradcheck4j.harness.evaluation.injection.EntryFault;
import org.gradcheck4j.harness.evaluation.injection.FaultContext;
import org.gradcheck4j.harness.evaluation.injection.Faults;
import org.gradcheck4j.harness.evaluation.injection.InjectedFault;
import org.gradcheck4j.harness.evaluation.injection.RandomParameters;
import org.gradcheck4j.harness.evaluation.population.CorrectEngines;
import org.gradcheck4j.harness.evaluation.population.RandomCase;
import org.gradcheck4j.harness.evaluation.sharpness.SmallestChange;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.harness.judgement.Judgement;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.TensorName;

/** Tries every fault, and as many correct gradients, on one case. */
final class CaseCertification {

    private final RandomCase drawn;
    private final FaultContext context;
    private final Set<String> knownFactors;
    private final GradientCheck check;
    private final Tolerance tolerance;
    private final Gradients correct;
    private final ExactChange exactChange;
    private final FaultEvidence evidence;
    private final BaselineChecks baselines;
    private final BiFunction<GradientCheck, Gradients, Judgement> judge;

    CaseCertification(RandomCase drawn, GradientCheck check, BiFunction<GradientCheck, Gradients, Judgement> judge) {
        this.drawn = drawn;
        this.context = new FaultContext(drawn.network(), drawn.batch(), drawn.precision());
        this.knownFactors = Faults.knownFactors(context);
        this.check = check;
        this.tolerance = check.tolerance(Arithmetic.of(drawn.precision()));
        this.correct = PlainBackprop.gradients(RoundedArithmetic.of(drawn.precision()), drawn.network(), drawn.batch());
        this.exactChange = new ExactChange(check, tolerance, correct);
        this.evidence = new FaultEvidence(exactChange, check.solution());
        this.baselines = new BaselineChecks(drawn);
        this.judge = judge;
    }

    CaseResult result(int unsupportedBefore, CorrectEngines engines) {
        List<FaultResult> faults = new ArrayList<>();
        for (InjectedFault fault : Faults.draw(context, new RandomParameters(drawn.seed()))) {
            faults.add(result(fault));
        }
        List<FaultResult> nameless = Faults.drawNameless(context, new RandomParameters(drawn.seed())).stream()
                .map(this::result)
                .toList();
        List<CorrectGradientResult> agreeing = new ArrayList<>();
        for (GradientEngine engine : engines.forCertification(drawn, check, faults.size())) {
            agreeing.add(CorrectGradientResult.of(engine, check, baselines::rejecting));
        }
        return new CaseResult(
                drawn,
                unsupportedBefore,
                faults,
                nameless,
                agreeing,
                new SmallestChange(check, tolerance, correct).ofSharpestEntry(),
                checkNanos(),
                baselines.nanos());
    }

    private FaultResult result(InjectedFault fault) {
        Gradients injected = fault.inject(drawn.network(), drawn.batch(), drawn.precision());
        Map<TensorName, DoubleDoubleMatrix> gradient = exactChange.gradient(fault, injected);
        Judgement judgement = judge.apply(check, injected);
        Optional<Diagnosis> diagnosis = judgement.diagnosis();
        return new FaultResult(
                fault,
                exactChange.detection(gradient, injected, judgement.verdict().outcome()),
                diagnosis.map(each -> each.id().text()).orElse(FaultResult.NOTHING),
                diagnosis.map(Diagnosis::sentence).orElse(""),
                diagnosis.filter(Diagnosis::claimsCause).isPresent(),
                diagnosis
                        .filter(named -> named.id().text().equals(fault.id())
                                ? isTied(named)
                                : isBeside(named, fault.id()) || leadsToTheSame(named, gradient, injected))
                        .isPresent(),
                evidence.bits(fault, gradient),
                baselines.rejecting(injected));
    }

    /** Whether another fault was named besides, as simple as the first. */
    private boolean isTied(Diagnosis diagnosis) {
        return diagnosis.ties().stream().anyMatch(tie -> !generalises(tie, diagnosis.id()));
    }

    /** Whether a fault was named besides another. */
    private static boolean isBeside(Diagnosis diagnosis, String id) {
        return diagnosis.ties().stream().anyMatch(tie -> tie.text().equals(id));
    }

    /** Whether one id is the other with {@code scaled} in place of a known factor: the same fault, described less exactly. */
    private boolean generalises(DiagnosisId general, DiagnosisId special) {
        Set<DiagnosisId> more = new HashSet<>(special.parts());
        Set<DiagnosisId> less = new HashSet<>(general.parts());
        boolean open = less.remove(new DiagnosisId("scaled"));
        return open && more.removeIf(id -> knownFactors.contains(id.text())) && more.equals(less);
    }

    /** Whether what was named, which is not what was injected, leads to the same numbers. */
    private boolean leadsToTheSame(
            Diagnosis diagnosis, Map<TensorName, DoubleDoubleMatrix> gradient, Gradients injected) {
        String id = diagnosis.id().text();
        if (id.equals(EntryFault.NON_FINITE.id())) {
            return injected.tensors().values().stream().anyMatch(tensor -> !tensor.isFinite());
        }
        if (id.equals(EntryFault.SINGLE_ENTRY.id())) {
            return exactChange.entriesBeyondBound(gradient) == 1;
        }
        return Faults.fromDiagnosis(id, context, diagnosis.parameters()).stream()
                .anyMatch(rebuilt -> exactChange.coincides(gradient, rebuilt));
    }

    /** The whole of one check: the exact gradient, the bound and the verdict. */
    private long checkNanos() {
        long start = System.nanoTime();
        GradientCheck again = drawn.check();
        again.compare(EngineOutput.of(correct), again.tolerance(Arithmetic.of(drawn.precision())));
        return System.nanoTime() - start;
    }
}
