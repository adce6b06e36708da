package org.gradcheck4j.harness.application.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class WhyNotWrittenTest {

    @Test
    void no_exception_is_told_by_its_name() {
        assertThat(WhyNotWritten.of(new AccessDeniedException("x"))).isEqualTo("permission denied");
        assertThat(WhyNotWritten.of(new NoSuchFileException("x"))).isEqualTo("there is no such folder");
        assertThat(WhyNotWritten.of(new FileAlreadyExistsException("x"))).isEqualTo("x is a file");
        assertThat(WhyNotWritten.of(new FileSystemException("x", null, "No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(WhyNotWritten.of(new IOException("Disk quota exceeded"))).isEqualTo("Disk quota exceeded");
        assertThat(WhyNotWritten.of(new IOException())).isEqualTo("the system does not say why");
    }

    @Test
    void a_files_name_keeps_its_letters() {
        String message = "Report/parts.jsonl, line 1: is not a finished part; delete the file to start anew";
        assertThat(WhyNotWritten.of(new IOException(message))).isEqualTo(message);
    }
}
