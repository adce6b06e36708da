package org.gradcheck4j.harness.evaluation.certification;

import java.util.List;
import org.gradcheck4j.harness.text.TextTable;

/** What came of each large network: a line for each. */
final class LargeTable {

    private final List<LargeCaseResult> cases;

    LargeTable(List<LargeCaseResult> cases) {
        this.cases = cases;
    }

    String text() {
        TextTable table = new TextTable(
                "network",
                "injected",
                "detectable",
                "detected",
                "named",
                "with an effect",
                "detected",
                "inconclusive",
                "called right",
                "correct gradients",
                "agree",
                "false alarms");
        for (LargeCaseResult each : cases) {
            List<Detection> detections = each.detections().toList();
            EffectCounts effects = EffectCounts.ofAny(each.drawn().precision(), detections);
            List<LargeFaultResult> detectable = each.faults().stream()
                    .filter(fault -> fault.detection().detectable())
                    .toList();
            table.row(
                    each.drawn().title(),
                    detections.size(),
                    detectable.size(),
                    detectable.stream()
                            .filter(fault -> fault.detection().detected())
                            .count(),
                    detectable.stream()
                            .filter(fault -> fault.named().equals(fault.fault().id()))
                            .count(),
                    effects.faults(),
                    effects.detected(),
                    effects.inconclusive(),
                    effects.agreeing(),
                    each.correct().size(),
                    each.correct().stream()
                            .filter(CorrectGradientResult::agrees)
                            .count(),
                    each.correct().stream()
                            .filter(CorrectGradientResult::falseAlarm)
                            .count());
        }
        return table.text();
    }
}
