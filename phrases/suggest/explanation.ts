import { halfWidth } from '../text.ts';
import { asksToWait } from './requests.ts';

const sentences = /[。!;\n]+|\.(?=\s|$)/u;

/** What the agent does or will do themselves is a promise, whatever words of order stand in it. */
const ownAct =
  /^[,、\s]*(?:好的?|嗯+|是的|收到|ok(?:ay)?|sure|well|so)?[,、\s]*(?:我们?(?:先|再|来|去|会|将|马上|立刻|这就|现在|已经?|正在|帮|为|给|替|跟|向)|让我|稍后我|i(?:’ll|’m| will| am| have|’ve)\b|we(?:’ll|’re| will| have|’ve)\b|let me\b)/iu;

const question = /\?\s*$|[吗呢么]\s*$/u;

const steps =
  /先.{1,30}?(?:再|然后|之后|接着|后)|然后|接下来|第[一二三]步|首先|其次|点击|点开|点一下|轻触|勾选|选择|打开|关闭.{0,8}(?:再|后)|进入|登录|输入|填写|提交|上传|下载|扫(?:描|码|一下)|按住|长按|按下|重启|重新(?:连接|登录|安装|打开|配对|插拔)|恢复出厂|拔下|插上|在.{1,16}(?:页面?|菜单|设置|里面?|中).{0,6}(?:可以|能|找|看|改|申请)|(?:^|\s)[1-9①-⑨][.、)]/u;
const reasons =
  /因为|由于|原因是|是因为|因此|所以|导致|否则|以免|(?:需要|必须|要).{1,24}才|只有.{1,24}才|如果.{1,30}(?:就|会|可以|则)|(?:内|后|之后)(?:就)?(?:会|就会|即可|可以).{1,16}/u;
const englishSteps =
  /\b(?:first|then|next|afterwards|finally)\b.{3,}|\b(?:click|tap|press|hold|open|go to|choose|select|enter|type in|fill in|scan|unplug|plug in|restart|reset|reinstall|turn (?:it )?(?:off|on)|sign in|log in|upload|download|swipe|remove|insert|connect|pair)\b.{3,}|\byou (?:can|could|need to|have to|may|just)\b.{6,}/iu;
const englishReasons =
  /\b(?:because|since|due to|therefore|that’s why|the reason|so that|in order to|otherwise|as soon as|once you|if (?:you|it|the|this|that)\b.{3,}(?:will|can|then|,))/iu;

/**
 * Whether an agent's own words explain something: a statement with steps or reasons, long or short. A question, a
 * courtesy, a promise, "I do not know" explain nothing, however long they are. S1(18)
 */
export function explains(text: string): boolean {
  return halfWidth(text)
    .split(sentences)
    .some((sentence) => isStatement(sentence) && givesStepsOrReasons(sentence));
}

function isStatement(sentence: string): boolean {
  return !question.test(sentence) && !ownAct.test(sentence) && !asksToWait(sentence, undefined);
}

function givesStepsOrReasons(sentence: string): boolean {
  return [steps, reasons, englishSteps, englishReasons].some((sound) => sound.test(sentence));
}
