package org.gradcheck4j.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With scripts in its place. */
@DisabledOnOs(OS.WINDOWS)
class NvidiaSmiTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void devices_are_read() throws IOException {
        assertThat(answer("echo 'Tesla T4, 470.82.01, 15109, 3, 15106, 7.5'"))
                .isEqualTo(NvidiaSmi.Answer.devices(List.of(new CudaDevice(
                        "Tesla T4",
                        "470.82.01",
                        OptionalLong.of(15109),
                        OptionalLong.of(3),
                        OptionalLong.of(15106),
                        Optional.of(new Capability(7, 5))))));
    }

    @Test
    void it_is_asked_for_what_is_read() throws IOException {
        answer("echo \"$@\" > " + folder.resolve("asked"));

        assertThat(Files.readString(folder.resolve("asked")).strip())
                .isEqualTo("--query-gpu=name,driver_version,memory.total,memory.used,memory.free,compute_cap"
                        + " --format=csv,noheader,nounits");
    }

    @Test
    void an_old_driver_is_asked_again_without_the_capability() throws IOException {
        NvidiaSmi.Answer answer = answer("""
                case $1 in
                  *compute_cap*) echo 'Field "compute_cap" is not a valid field to query.'; exit 2 ;;
                esac
                echo 'Tesla V100-SXM2-16GB, 440.33.01, 16160, 3, 16157'
                """);

        assertThat(answer.devices().orElseThrow()).hasSize(1).allSatisfy(device -> {
            assertThat(device.driver()).isEqualTo("440.33.01");
            assertThat(device.capability()).isEmpty();
        });
    }

    @Test
    void warnings_between_the_devices_are_left_out() throws IOException {
        NvidiaSmi.Answer answer = answer("""
                echo 'WARNING: infoROM is corrupted at gpu 0000:00:1E.0'
                echo 'Tesla T4, 470.82.01, 15109, 3, 15106, 7.5'
                """);

        assertThat(answer.devices().orElseThrow()).extracting(CudaDevice::name).containsExactly("Tesla T4");
    }

    @Test
    void that_no_devices_were_found_is_an_answer() throws IOException {
        assertThat(answer("echo 'No devices were found'; exit 6")).isEqualTo(NvidiaSmi.Answer.devices(List.of()));
    }

    @Test
    void a_complaint_is_passed_on() throws IOException {
        String complaint =
                "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure that"
                        + " the latest NVIDIA driver is installed and running.";

        NvidiaSmi.Answer answer = answer("echo \"" + complaint + "\"; echo; exit 9");

        assertThat(answer.complaint()).contains(complaint);
        assertThat(answer.devices()).isEmpty();
    }

    @Test
    void one_that_hangs_is_given_up() throws IOException {
        NvidiaSmi hanging = new NvidiaSmi(script("exec sleep 60"), Duration.ofSeconds(1));

        assertThat(hanging.answer().complaint()).contains("nvidia-smi did not answer within 1 s");
    }

    @Test
    void what_nobody_understands_and_what_is_not_installed_is_no_answer() throws IOException {
        NvidiaSmi.Answer none = new NvidiaSmi.Answer(Optional.empty(), Optional.empty());

        assertThat(answer("echo hello")).isEqualTo(none);
        assertThat(answer("exit 3")).isEqualTo(none);
        assertThat(new NvidiaSmi(folder.resolve("nowhere").toString(), Duration.ofSeconds(1)).answer())
                .isEqualTo(none);
    }

    private NvidiaSmi.Answer answer(String shell) throws IOException {
        return new NvidiaSmi(script(shell), Duration.ofSeconds(30)).answer();
    }

    private String script(String shell) throws IOException {
        Path script = folder.resolve("nvidia-smi");
        Files.writeString(script, "#!/bin/sh\n" + shell + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script.toString();
    }
}
