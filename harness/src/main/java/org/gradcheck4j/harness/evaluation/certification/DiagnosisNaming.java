package org.gradcheck4j.harness.evaluation.certification;

import java.util.Set;
import java.util.TreeSet;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.diagnosis.Diagnostician;
import org.gradcheck4j.harness.diagnosis.hypothesis.DiagnosisId;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Gradients;

/** The harness's own diagnosis, given the gradients alone. */
final class DiagnosisNaming implements Naming {

    @Override
    public Name name(GradientCheck check, Arithmetic arithmetic, Gradients gradients, Verdict verdict) {
        Diagnosis diagnosis = Diagnostician.diagnose(
                check.solution(), arithmetic, check.tolerance(arithmetic), EngineOutput.of(gradients), verdict);
        return new Name(
                diagnosis.id().text(),
                diagnosis.sentence(),
                diagnosis.ties().stream().anyMatch(tie -> !generalises(tie, diagnosis.id())),
                new ClaimedDeviations(check, diagnosis).deviations());
    }

    /** Whether one id is the other with the factor m or −1 left open: no other fault, but the same one said less well. */
    private static boolean generalises(DiagnosisId general, DiagnosisId special) {
        Set<DiagnosisId> more = ids(special);
        Set<DiagnosisId> less = ids(general);
        boolean open = less.remove(new DiagnosisId("scaled"));
        return open
                && more.removeAll(Set.of(new DiagnosisId("sum-not-mean"), new DiagnosisId("sign-flipped")))
                && more.equals(less);
    }

    private static Set<DiagnosisId> ids(DiagnosisId id) {
        return new TreeSet<>(id.parts());
    }
}
