package app.pickup.engines.local.dialogue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Chinese words with a character that eSpeak NG reads as in another word, in pinyin. */
final class Polyphones {
  /**
   * A word and its pinyin, one syllable a character; a longer word before one that it begins with.
   */
  private static final String LIST =
      """
      银行 yin2 hang2
      行业 hang2 ye4
      行李 xing2 li3
      一行 yi1 hang2
      音乐 yin1 yue4
      乐队 yue4 dui4
      乐器 yue4 qi4
      快乐 kuai4 le4
      重复 chong2 fu4
      重新 chong2 xin1
      重来 chong2 lai2
      重要 zhong4 yao4
      重量 zhong4 liang4
      重点 zhong4 dian3
      严重 yan2 zhong4
      体重 ti3 zhong4
      长大 zhang3 da4
      成长 cheng2 zhang3
      校长 xiao4 zhang3
      队长 dui4 zhang3
      市长 shi4 zhang3
      家长 jia1 zhang3
      了解 liao3 jie3
      了不起 liao3 bu4 qi3
      受不了 shou4 bu4 liao3
      得了 de2 le5
      觉得 jue2 de5
      睡觉 shui4 jiao4
      觉悟 jue2 wu4
      还有 hai2 you3
      还是 hai2 shi4
      还没 hai2 mei2
      还要 hai2 yao4
      还在 hai2 zai4
      归还 gui1 huan2
      还给 huan2 gei3
      都是 dou1 shi4
      首都 shou3 du1
      成都 cheng2 du1
      都市 du1 shi4
      便宜 pian2 yi2
      方便 fang1 bian4
      地方 di4 fang5
      慢慢地 man4 man4 de5
      目的 mu4 di4
      的确 di2 que4
      的士 di1 shi4
      教室 jiao4 shi4
      教书 jiao1 shu1
      空调 kong1 tiao2
      调查 diao4 cha2
      音调 yin1 diao4
      假期 jia4 qi1
      放假 fang4 jia4
      暑假 shu3 jia4
      参加 can1 jia1
      人参 ren2 shen1
      角色 jue2 se4
      主角 zhu3 jue2
      传记 zhuan4 ji4
      好奇 hao4 qi2
      爱好 ai4 hao4
      更好 geng4 hao3
      更多 geng4 duo1
      着急 zhao2 ji2
      睡着 shui4 zhao2
      穿着 chuan1 zhe5
      看着 kan4 zhe5
      为什么 wei4 shen2 me5
      什么 shen2 me5
      怎么 zen3 me5
      因为 yin1 wei4
      为了 wei4 le5
      认为 ren4 wei2
      头发 tou2 fa4
      出差 chu1 chai1
      差不多 cha4 bu4 duo1
      机会 ji1 hui4
      会计 kuai4 ji4
      数学 shu4 xue2
      数一数 shu3 yi4 shu3
      处理 chu3 li3
      到处 dao4 chu4
      中奖 zhong4 jiang3
      答应 da1 ying4
      应该 ying1 gai1
      应用 ying4 yong4
      干净 gan1 jing4
      干活 gan4 huo2
      干什么 gan4 shen2 me5
      相机 xiang4 ji1
      相片 xiang4 pian4
      互相 hu4 xiang1
      率领 shuai4 ling3
      效率 xiao4 lü4
      薄荷 bo4 he5
      西藏 xi1 zang4
      隐藏 yin3 cang2
      朝阳 chao2 yang2
      今朝 jin1 zhao1
      大夫 dai4 fu5
      曾经 ceng2 jing1
      弹琴 tan2 qin2
      子弹 zi3 dan4
      给予 ji3 yu3
      剥削 bo1 xue1
      血液 xue4 ye4
      暖和 nuan3 huo5
      似的 shi4 de5
      似乎 si4 hu1
      倒车 dao4 che1
      倒下 dao3 xia4
      分钟 fen1 zhong1
      部分 bu4 fen4
      缝隙 feng4 xi4
      供应 gong1 ying4
      冠军 guan4 jun1
      投降 tou2 xiang2
      下降 xia4 jiang4
      镜头 jing4 tou2
      """;

  private static final Map<Pattern, String> WORDS = new LinkedHashMap<>();

  static {
    LIST.lines()
        .forEach(
            line -> {
              int space = line.indexOf(' ');
              WORDS.put(
                  Pattern.compile(Pattern.quote(line.substring(0, space))),
                  // of its own: beside characters it would be read as English
                  " " + line.substring(space + 1).replace("ü", "v") + " ");
            });
  }

  private Polyphones() {}

  static void read(Pieces pieces) {
    WORDS.forEach((word, pinyin) -> pieces.put(word, found -> pinyin));
  }
}
