package org.gradcheck4j.harness.diagnosis;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Precision;

/** How long it takes to find nothing: every hypothesis and every pair, on the network of the bound's figures. */
final class DiagnosisTime {

    private DiagnosisTime() {}

    /** Prints milliseconds of processor time, all machine together. */
    public static void main(String[] args) {
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        DiagnosisCase given = DiagnosisCase.of(Precision.FLOAT, 1, 64, 784, 256, 128, 1);
        Gradients right = given.right();
        Random random = new Random(1);
        Gradients everywhere = given.changed(right, d -> d.map(v -> v + random.nextGaussian()));
        Gradients atTheEnd = new Gradients(List.of(everywhere.layer(1), right.layer(2), right.layer(3)));
        for (int repeat = 0; repeat < 2; repeat++) {
            for (Gradients gradients : List.of(right, everywhere, atTheEnd)) {
                long start = machine.getProcessCpuTime();
                String id = given.diagnosis(gradients)
                        .map(diagnosis -> diagnosis.id().text())
                        .orElse("agrees");
                System.out.printf("%s: %d ms%n", id, (machine.getProcessCpuTime() - start) / 1_000_000);
            }
        }
    }
}
