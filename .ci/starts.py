"""Starts in odd surroundings: what the launcher and a built jar do, by exit code and message."""

import re
import shlex
import shutil

# A name, the shell's words, the exit code and what is printed. $LACUNA, $JAR and $SPEC are files, the folder is empty.
CASES = {
    "no_path": ("env -i HOME=$HOME $LACUNA check $SPEC", 0, "no errors"),
    "folder_removed": ("mkdir gone; cd gone; rmdir ../gone; $LACUNA check $SPEC", 2, "has been removed"),
    "java_home_is_none": ("JAVA_HOME=/etc $LACUNA check $SPEC", 2, "there is no JDK in /etc"),
    "java_is_a_text": ("echo text >java; chmod +x java; unset JAVA_HOME; PATH=$PWD:$PATH $LACUNA check $SPEC", 2, "not a Java that runs"),
    "little_space": ("ulimit -v 4000000; $LACUNA run $SPEC --steps 1 --out run", 0, "stopped after update 1"),
    "no_space": ("ulimit -v 1000000; $LACUNA check $SPEC", 2, "ulimit -v"),
    "full_device": ("$LACUNA explain $SPEC >/dev/full", 3, "could not be written"),
    "full_device_of_a_jar": ("java -jar $JAR --help >/dev/full", 3, "could not be written"),
    "reader_gone": ("set -o pipefail; $LACUNA dump --phase java $SPEC | head -n 1", 0, ""),
    "no_locale": ("mkdir 实验; cp $SPEC 实验/小.lac; env -i PATH=$PATH HOME=$HOME $LACUNA check 实验/小.lac", 0, "no errors"),
    "no_locale_of_a_jar": ("env -i PATH=$PATH HOME=$HOME java -jar $JAR --out 实验", 2, "LC_ALL=C.UTF-8"),
    "torch_version": ("PYTORCH_VERSION=1.0 java -jar $JAR --out r", 2, "unset it"),
    "no_temporary_folder": ("java -Djava.io.tmpdir=/nowhere -jar $JAR --out r", 2, "the folder for temporary files, /nowhere"),
    "no_temporary_folder_for_a_jar": ("TMPDIR=/nowhere $LACUNA bench $SPEC", 2, "TMPDIR=DIR names another"),
    "cache_not_writable": ("DJL_CACHE_DIR=/proc/none $LACUNA engine", 2, "DJL_CACHE_DIR names another folder"),
    "no_libraries": ("cp $JAR alone.jar; java -jar alone.jar", 2, "which is not there"),
    "cut_library": (
        "cp $JAR alone.jar; cp -rs ${JAR%/*}/lib .; rm lib/gson*; echo cut >lib/gson-2.13.1.jar; java -jar alone.jar --out run",
        2,
        "gson-2.13.1.jar is damaged",
    ),
    "damaged_jar": (
        "cp $JAR alone.jar; ln -s ${JAR%/*}/lib .; printf '\\377' | dd of=alone.jar bs=1 seek=9000 conv=notrunc status=none;"
        " java -jar alone.jar --out run",
        2,
        "alone.jar is damaged: lacuna/",
    ),
    "cache_of_many": (
        "export DJL_CACHE_DIR=$PWD/cache; for i in 1 2 3; do java -jar $JAR engine & all=\"$! ${all:-}\"; done;"
        " for one in $all; do wait $one || exit 9; done",
        0,
        "for CPU",
    ),
    "cache_damaged": (
        "export DJL_CACHE_DIR=$PWD/cache; cp -r ${CACHE:-$HOME/.djl.ai} cache; cd cache/pytorch/*20*-cpu-*/;"
        " : >libtorch_cpu.so; truncate -s 9999 *djl_torch.so; rm libc10.so; java -jar $JAR engine",
        0,
        "libtorch_cpu.so was damaged; it is unpacked anew",
    ),
}
NAMES = list(CASES)


class Starts:
    def __init__(self, work, jar, home, call, clean):
        self.work = work
        self.files = {"LACUNA": home / "lacuna", "JAR": jar, "SPEC": home / ".ci/chaos.lac"}
        self.call = call
        self.clean = clean

    def run(self, name):
        words, code, text = CASES[name.split("/")[1]]
        folder = self.work / name.replace("/", "-")
        folder.mkdir()
        set_up = [f"{key}={shlex.quote(str(value))}" for key, value in self.files.items()]
        script = "\n".join([f"cd {shlex.quote(str(folder))}", *set_up, words])
        try:
            answer = self.call(["bash", "-c", script])
            self.clean(answer)
            if answer.returncode != code or not re.search(re.escape(text), answer.stdout):
                return name, "failed", f"exit code {answer.returncode}, not {code} and `{text}`:\n{answer.stdout}"
            return name, "refused" if code else "whole", ""
        except Exception as finding:  # pylint: disable=broad-except
            return name, "failed", str(finding)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
